// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.conference.internal.session.Meeting.code;
import static org.rostrum.conference.internal.session.Meeting.done;
import static org.rostrum.conference.internal.session.Meeting.guest;
import static org.rostrum.conference.internal.session.Meeting.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.conference.JoinOutcome;
import org.rostrum.conference.SeatCommand;
import org.rostrum.licence.Pool;
import org.rostrum.media.MediaSource;

/** The journal is ahead of every answer and update; what queues up meanwhile is written together. */
class GroupCommitTest {

    private final Meeting meeting = new Meeting();
    private final Meeting.Client owner = meeting.join(Meeting.OWNER);
    private final Meeting.Client anna = meeting.join(Meeting.ANNA);

    private static boolean isDone(CompletionStage<?> stage) {
        return stage.toCompletableFuture().isDone();
    }

    @Test
    void nobodyHearsOrSeesAnythingBeforeTheJournalHasIt() {
        owner.heard.clear();
        meeting.journal.holding = true;
        CompletionStage<Void> rename = anna.does(new SeatCommand.Rename("Anna K."));
        assertThat(isDone(rename)).isFalse();
        assertThat(owner.heard).isEmpty();
        assertThat(meeting.session().view().participants().get(1).displayName()).isEqualTo("anna");
        meeting.journal.release();
        done(rename);
        assertThat(owner.heard).hasSize(1);
        assertThat(meeting.session().view().participants().get(1).displayName()).isEqualTo("Anna K.");
    }

    @Test
    void whatQueuesUpDuringAnAppendIsOneFurtherAppendAndIsAnsweredInOrder() {
        List<String> answers = new ArrayList<>();
        meeting.journal.holding = true;
        int before = meeting.journal.appended.size();
        for (int i = 0; i < 20; i++) {
            String name = "n" + i;
            anna.does(new SeatCommand.Rename(name)).thenRun(() -> answers.add(name));
        }
        CompletionStage<JoinOutcome> join = meeting.access.join(request(guest("g"), ""), (s, u) -> {});
        join.thenRun(() -> answers.add("join"));
        anna.does(new SeatCommand.MuteAll()).exceptionally(refused -> {
            answers.add("refused");
            return null;
        });
        meeting.journal.release();
        assertThat(answers).containsExactly("n0");
        meeting.journal.release();
        assertThat(answers).hasSize(22).startsWith("n0", "n1").endsWith("n19", "join", "refused");
        assertThat(meeting.journal.appended).hasSize(before + 2);
        assertThat(((JoinOutcome.Admitted) done(join)).snapshot().stage()).hasSize(3);
    }

    @Test
    void severalChangesInOneAppendAreOneStageUpdate() {
        meeting.journal.holding = true;
        owner.does(new SeatCommand.Rename("first"));
        owner.heard.clear();
        anna.does(new SeatCommand.SetMedia(false, false, null));
        anna.does(new SeatCommand.Rename("Anna"));
        owner.does(new SeatCommand.SetModerator(anna.id(), true));
        meeting.journal.release();
        int first = owner.heard.size();
        meeting.journal.release();
        assertThat(owner.heard.subList(first, owner.heard.size())).hasSize(1);
    }

    @Test
    void failedAppendRefusesAllOfItAndChangesNothing() {
        SessionState before = meeting.state();
        owner.heard.clear();
        anna.heard.clear();
        meeting.journal.holding = true;
        CompletionStage<Void> rename = anna.does(new SeatCommand.Rename("x"));
        CompletionStage<Void> mute = owner.does(new SeatCommand.Mute(anna.id(), MediaSource.CAMERA));
        meeting.journal.failing = true;
        meeting.journal.release();
        assertThat(code(rename)).isEqualTo("storeUnavailable");
        meeting.journal.release();
        assertThat(code(mute)).isEqualTo("storeUnavailable");
        assertThat(meeting.state()).isSameAs(before);
        assertThat(owner.heard).isEmpty();
        assertThat(anna.heard).isEmpty();

        meeting.journal.failing = false;
        meeting.journal.holding = false;
        done(owner.does(new SeatCommand.Mute(anna.id(), MediaSource.CAMERA)));
        assertThat(meeting.journal.events(meeting.session().id())).last().isInstanceOf(SessionEvent.Muted.class);
    }

    @Test
    void failedEndLeavesTheSessionRunning() {
        meeting.journal.failing = true;
        assertThat(code(owner.does(new SeatCommand.End()))).isEqualTo("storeUnavailable");
        assertThat(meeting.sessions.find(Meeting.ROOM)).isPresent();
        meeting.journal.failing = false;
        done(owner.does(new SeatCommand.End()));
        assertThat(meeting.sessions.find(Meeting.ROOM)).isEmpty();
    }

    @Test
    void joinThatArrivesWhileTheSessionEndsStartsTheNextOne() {
        var first = meeting.session().id();
        meeting.journal.holding = true;
        owner.does(new SeatCommand.End());
        CompletionStage<JoinOutcome> join = meeting.access.join(request(guest("g"), ""), (s, u) -> {});
        meeting.journal.release();
        meeting.journal.release();
        assertThat(((JoinOutcome.Admitted) done(join)).seat().session()).isNotEqualTo(first);
    }

    @Test
    void whoIsSeatedAndRemovedInOneAppendHearsBoth() {
        meeting.journal.holding = true;
        owner.does(new SeatCommand.Rename("busy"));
        CompletionStage<JoinOutcome> join = meeting.access.join(request(guest("g"), ""), (s, u) -> {});
        owner.does(new SeatCommand.Remove(new ParticipantId("p3")));
        meeting.journal.release();
        meeting.journal.release();
        assertThat(((JoinOutcome.Admitted) done(join)).snapshot().own().displayName()).isEqualTo("g");
        assertThat(meeting.state().stage()).hasSize(2);
        assertThat(meeting.licence.used(Pool.GUEST)).isZero();
    }

    @Test
    void floodOfCommandsIsBoundedAndTheSessionGoesOn() {
        meeting.journal.holding = true;
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            answers.add(anna.does(new SeatCommand.Rename("n" + i)).toCompletableFuture());
        }
        assertThat(answers.stream().filter(CompletableFuture::isCompletedExceptionally)).hasSizeGreaterThan(1_500);
        assertThat(code(answers.get(5_999))).isEqualTo("sessionOverloaded");
        meeting.journal.holding = false;
        meeting.journal.release();
        assertThat(answers).allMatch(CompletableFuture::isDone);
        done(anna.does(new SeatCommand.Rename("calm")));
        meeting.pass(Duration.ofSeconds(1), owner, anna);
    }
}
