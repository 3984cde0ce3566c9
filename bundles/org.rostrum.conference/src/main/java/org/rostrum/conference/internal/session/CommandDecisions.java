// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.conference.ConferenceError;
import org.rostrum.conference.ParticipantRole;
import org.rostrum.conference.SeatCommand;
import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.SessionEnd;
import org.rostrum.media.MediaSource;

/** What a participant's command makes true. Pure: state and command in, events or a refusal out. */
final class CommandDecisions {

    private final SessionState state;
    private final SeatState self;
    private final Instant now;

    private CommandDecisions(SessionState state, SeatState self, Instant now) {
        this.state = state;
        this.self = self;
        this.now = now;
    }

    static Decision decide(SessionState state, SeatState self, SeatCommand command, Instant now) {
        return new CommandDecisions(state, self, now).decide(command);
    }

    private Decision decide(SeatCommand command) {
        if (command instanceof SeatCommand.SetMedia set) {
            return setMedia(set);
        }
        if (command instanceof SeatCommand.Rename rename) {
            return rename(rename);
        }
        if (command instanceof SeatCommand.Leave) {
            return Decision.accept(new SessionEvent.SeatEnded(now, self.id(), now, SeatEnd.HUNG_UP, null));
        }
        return self.role().moderates() ? moderate(command) : notModerator();
    }

    private Decision moderate(SeatCommand command) {
        if (command instanceof SeatCommand.Mute mute) {
            return about(mute.participant(), other -> mute(other, mute.source()));
        }
        if (command instanceof SeatCommand.MuteAll) {
            return muteAll();
        }
        if (command instanceof SeatCommand.Remove remove) {
            return about(remove.participant(), this::remove);
        }
        if (command instanceof SeatCommand.SetModerator set) {
            return about(set.participant(), other -> setModerator(other, set.moderator()));
        }
        if (command instanceof SeatCommand.SetEntryLock set) {
            return set.locked() == state.entryLock()
                    ? Decision.accept()
                    : Decision.accept(new SessionEvent.EntryLockSet(now, set.locked(), self.actor()));
        }
        return Decision.accept(new SessionEvent.Ended(now, SessionEnd.BY_MODERATOR, self.actor()));
    }

    private Decision setMedia(SeatCommand.SetMedia set) {
        SeatState.Media media = new SeatState.Media(
                Objects.requireNonNullElse(set.microphone(), self.media().microphone()),
                Objects.requireNonNullElse(set.camera(), self.media().camera()),
                Objects.requireNonNullElse(set.content(), self.media().content()));
        if (media.equals(self.media())) {
            return Decision.accept();
        }
        List<SessionEvent> events = new ArrayList<>();
        Optional<SeatState> presenter = otherPresenter(media);
        if (presenter.filter(SeatState::present).isPresent() && !self.role().moderates()) {
            return Decision.reject(ConferenceError.CONTENT_BUSY, presenter.get().displayName() + " is showing content.");
        }
        presenter.ifPresent(
                other -> events.add(new SessionEvent.Muted(now, other.id(), MediaSource.CONTENT, self.actor())));
        events.add(new SessionEvent.MediaSet(now, self.id(), media.microphone(), media.camera(), media.content()));
        return new Decision.Accepted(events);
    }

    /** One at a time shows content; a moderator takes it over, and so does anybody from one who is gone from the stage. */
    private Optional<SeatState> otherPresenter(SeatState.Media media) {
        ParticipantId presenter = state.crowd().presenter();
        boolean begins = media.content() && !self.media().content();
        return begins && presenter != null ? state.seat(presenter) : Optional.empty();
    }

    private Decision rename(SeatCommand.Rename rename) {
        Optional<String> name = Names.clean(rename.displayName());
        if (name.isEmpty()) {
            return Decision.reject(
                    CommonError.INVALID_VALUE, "A name has 1 to 240 characters and no control characters.", "display_name");
        }
        return name.get().equals(self.displayName())
                ? Decision.accept()
                : Decision.accept(new SessionEvent.Renamed(now, self.id(), name.get()));
    }

    /** 80/UMD-2: switching off always takes effect. */
    private Decision mute(SeatState other, MediaSource source) {
        if (source == MediaSource.CONTENT_AUDIO) {
            return Decision.reject(CommonError.NOT_SUPPORTED, "Sound of content is closed together with the content.", "source");
        }
        return other.media().open(source)
                ? Decision.accept(new SessionEvent.Muted(now, other.id(), source, self.actor()))
                : Decision.accept();
    }

    private Decision muteAll() {
        boolean[] any = new boolean[1];
        state.crowd().seats().forEach((id, seat) -> any[0] |= SessionEvent.AllMuted.concerns(seat));
        return any[0] ? Decision.accept(new SessionEvent.AllMuted(now, self.actor())) : Decision.accept();
    }

    private Decision remove(SeatState other) {
        if (other.role() == ParticipantRole.OWNER) {
            return ownerProtected();
        }
        if (operates(other)) {
            return operatorProtected();
        }
        if (other.person().key().equals(self.person().key())) {
            return Decision.reject(CommonError.INVALID_VALUE, "Leave instead of removing yourself.", "participant_id");
        }
        List<SessionEvent> events = new ArrayList<>();
        events.add(new SessionEvent.PersonExcluded(now, other.person().key(), self.actor()));
        for (ParticipantId seat : state.crowd().standing(other.person().key()).seats()) {
            events.add(new SessionEvent.SeatEnded(now, seat, now, SeatEnd.EXCLUDED, self.actor()));
        }
        return new Decision.Accepted(events);
    }

    private Decision setModerator(SeatState other, boolean moderator) {
        if (other.role() == ParticipantRole.OWNER) {
            return ownerProtected();
        }
        if (operates(other) && !moderator) {
            return operatorProtected();
        }
        ParticipantRole role = moderator ? ParticipantRole.MODERATOR : ParticipantRole.PARTICIPANT;
        // what an operator is given counts once his right goes
        ParticipantRole has = operates(other) ? state.crowd().standing(other.person().key()).given() : other.role();
        return has == role
                ? Decision.accept()
                : Decision.accept(new SessionEvent.RoleGiven(now, other.person().key(), role, self.actor()));
    }

    /** On any of his seats, since both commands concern the person (80/UAR-5). */
    private boolean operates(SeatState other) {
        return state.crowd().standing(other.person().key()).seats().stream()
                .flatMap(id -> state.seat(id).stream())
                .anyMatch(SeatState::operator);
    }

    private Decision about(ParticipantId id, Function<SeatState, Decision> decision) {
        return state.seat(id).map(decision).orElseGet(
                () -> Decision.reject(ConferenceError.PARTICIPANT_NOT_FOUND, "There is no such participant.", "participant_id"));
    }

    private static Decision notModerator() {
        return Decision.reject(ConferenceError.NOT_MODERATOR, "Only moderators may do that.");
    }

    private static Decision ownerProtected() {
        return Decision.reject(ConferenceError.OWNER_PROTECTED, "The owner cannot be removed or demoted.", "participant_id");
    }

    private static Decision operatorProtected() {
        return Decision.reject(ConferenceError.OPERATOR_PROTECTED, "Operators cannot be removed or demoted.", "participant_id");
    }
}
