// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.conference.JoinOutcome;
import org.rostrum.conference.SeatCommand;
import org.rostrum.identity.Identity;
import org.rostrum.identity.group.RightsTable.Entry;
import org.rostrum.identity.group.RightsTable;
import org.rostrum.identity.group.Zone;
import org.rostrum.media.MediaSource;

/** Rows of {@code docs/rights/matrix.csv} that are about sessions. */
class RightsMatrixTest {

    private static final Set<String> ELSEWHERE = Set.of("require", "held", "call.start", "call.invite");
    private static final Identity.Guest OTHER = Meeting.guest("other");

    private final Meeting meeting = new Meeting();

    static Stream<Entry> entries() {
        return RightsTable.entries().stream().filter(entry -> !ELSEWHERE.contains(entry.operation()) && !entry.operation().contains("/"));
    }

    @ParameterizedTest
    @MethodSource("entries") // 30/RGT-4, 30/RGT-7, 30/ZON-30, 80/UAR-2, 80/UAR-5, 80/UAR-6 (as far as built), 10/PR-8: denied means the coded refusal and unchanged state
    void tableIsTrue(Entry entry) {
        Identity who = switch (entry.as()) {
            case "owner" -> Meeting.OWNER;
            case "moderator" -> Meeting.MODERATOR;
            case "guest" -> Meeting.guest("g");
            default -> Meeting.ANNA;
        };
        // somebody else moderates whatever the zone of the other takes
        Meeting.Client boss = meeting.join(who == Meeting.OWNER ? Meeting.MODERATOR : Meeting.OWNER);
        Meeting.Client other = meeting.join(OTHER);
        meeting.rights.groups(who, entry.when().groups(entry.right()));
        meeting.rights.zone(new Zone("Zone", entry.when().zone(entry.right())));
        if (entry.operation().equals("join while locked")) {
            Meeting.done(boss.does(new SeatCommand.SetEntryLock(true)));
            SessionState before = meeting.state();
            JoinOutcome outcome = Meeting.done(meeting.access.join(Meeting.request(who, ""), (sequence, update) -> {}));
            verify(entry, outcome instanceof JoinOutcome.Refused refused ? refused.refusal().code() : "yes", before);
            return;
        }
        Meeting.Client client = meeting.join(who);
        SessionState before = meeting.state();
        verify(entry, answer(tried(entry.operation(), client, boss, other.id())), before);
    }

    private static CompletionStage<Void> tried(String operation, Meeting.Client client, Meeting.Client boss, ParticipantId other) {
        return switch (operation) {
            case "self.update content" -> client.does(new SeatCommand.SetMedia(null, null, true));
            case "participant.mute" -> client.does(new SeatCommand.Mute(other, MediaSource.MICROPHONE));
            case "participant.mute_all" -> client.does(new SeatCommand.MuteAll());
            case "participant.remove" -> client.does(new SeatCommand.Remove(other));
            case "participant.role" -> client.does(new SeatCommand.SetModerator(other, true));
            case "session.lock" -> client.does(new SeatCommand.SetEntryLock(true));
            case "session.end" -> client.does(new SeatCommand.End());
            case "be removed" -> boss.does(new SeatCommand.Remove(client.id()));
            case "be demoted" -> boss.does(new SeatCommand.SetModerator(client.id(), false));
            default -> throw new IllegalArgumentException("nobody tries " + operation);
        };
    }

    private static String answer(CompletionStage<?> stage) {
        CompletableFuture<?> future = stage.toCompletableFuture();
        assertThat(future).as("answered").isDone();
        try {
            future.join();
            return "yes";
        } catch (CompletionException e) {
            return ((RostrumException) e.getCause()).error().code();
        }
    }

    private void verify(Entry entry, String answer, SessionState before) {
        assertThat(answer).isEqualTo(entry.expected());
        if (!answer.equals("yes")) {
            assertThat(meeting.state()).as("unchanged").isSameAs(before);
        }
    }
}
