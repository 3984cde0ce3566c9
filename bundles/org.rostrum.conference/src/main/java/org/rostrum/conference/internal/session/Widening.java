// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.conference.ConferenceError;
import org.rostrum.conference.Invitation;
import org.rostrum.conference.Refusal;
import org.rostrum.licence.Licence;
import org.rostrum.licence.LicenceError;

/** Calls people into a session; makes a conference of a call by the third. Confined to the session's queue. */
final class Widening {

    private final Session session;
    private final SeatRegistry seats;
    private final SessionServices services;

    Widening(Session session, SeatRegistry seats, SessionServices services) {
        this.session = session;
        this.seats = seats;
        this.services = services;
    }

    void invite(Batch batch, Invitation invitation, String person, Actor by, Consumer<Licence.Unit> place, CompletableFuture<Void> answer) {
        SessionState state = batch.state();
        if (state.ended() != null) {
            batch.refuse(answer, new RostrumException(ConferenceError.SESSION_NOT_FOUND, "The session has ended."));
            return;
        }
        if (listed(state, invitation, person)) {
            batch.answer(answer, null);
            return;
        }
        SessionEvent invited = new SessionEvent.Invited(session.now(), person, invitation.address(), invitation.displayName(), by);
        if (!session.isCall() || state.widened()) {
            batch.add(List.of(invited));
            batch.answer(answer, null);
        } else {
            widen(batch, invited, by, place, answer);
        }
    }

    private boolean listed(SessionState state, Invitation invitation, String person) {
        return state.invited().contains(person)
                || session.conference().invitations().stream().anyMatch(each -> each.account() != null && each.account().equals(invitation.account()));
    }

    /** From now on it counts as a conference, and everybody in it as a participant of one (00/R-7). */
    private void widen(Batch batch, SessionEvent invited, Actor by, Consumer<Licence.Unit> place, CompletableFuture<Void> answer) {
        Optional<Licence.Unit> room = services.licence().takeConference();
        if (room.isEmpty()) {
            batch.refuse(answer, new RostrumException(LicenceError.CONFERENCES_LIMIT, "The licence allows no more conferences at a time."));
            return;
        }
        Map<ParticipantId, Licence.Unit> units = new LinkedHashMap<>();
        for (SeatState seat : batch.state().crowd().inOrder()) {
            Optional<Licence.Unit> unit = new SeatLicence(services).conference(seat.person());
            if (unit.isEmpty()) {
                giveBack(room.get(), units);
                batch.refuse(answer, new RostrumException(Refusal.LICENCE_LIMIT, "No free connection of the needed type."));
                return;
            }
            units.put(seat.id(), unit.get());
        }
        batch.add(List.of(new SessionEvent.Widened(session.now(), by), invited));
        batch.answer(() -> {
            place.accept(room.get());
            units.forEach((id, unit) -> seats.find(id).ifPresentOrElse(seat -> seat.charge(unit), unit::close));
            answer.complete(null);
        }, failure -> {
            giveBack(room.get(), units);
            answer.completeExceptionally(failure);
        });
    }

    private static void giveBack(Licence.Unit room, Map<ParticipantId, Licence.Unit> units) {
        room.close();
        new ArrayList<>(units.values()).forEach(Licence.Unit::close);
    }
}
