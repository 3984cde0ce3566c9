// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.conference.Participant;
import org.rostrum.conference.ParticipantRole;
import org.rostrum.conference.SeatPresence;
import org.rostrum.media.MediaSource;

/**
 * One seat that is connected or held. Immutable.
 *
 * @param number      order of joining within the session, from 1
 * @param appInstance of the client that took it
 * @param operator    has the right to moderate everywhere (30/RGT-8), so that nobody takes it away
 * @param since       when he connected, or was last there
 */
record SeatState(
        ParticipantId id, int number, Person person, String appInstance, String displayName, ParticipantRole role, boolean operator,
        Media media, SeatPresence presence, Instant since, Instant joinedAt, Token token) {

    /** What he sends. */
    record Media(boolean microphone, boolean camera, boolean content) {

        boolean open(MediaSource source) {
            return switch (source) {
                case MICROPHONE -> microphone;
                case CAMERA -> camera;
                case CONTENT, CONTENT_AUDIO -> content;
            };
        }

        Media closed(MediaSource source) {
            return switch (source) {
                case MICROPHONE -> new Media(false, camera, content);
                case CAMERA -> new Media(microphone, false, content);
                case CONTENT, CONTENT_AUDIO -> new Media(microphone, camera, false);
            };
        }
    }

    /**
     * Digests of the tokens that take the seat back.
     *
     * @param current     given out last
     * @param used        the one used last: valid until {@code current} is used, so that a lost answer costs nobody the seat
     * @param attachments how often a connection has been bound to the seat, from 1
     */
    record Token(String current, @Nullable String used, int attachments) {

        boolean accepts(String digest) {
            boolean now = ResumeTokens.same(current, digest);
            return used != null && ResumeTokens.same(used, digest) || now;
        }

        Token next(String given, @Nullable String usedNow) {
            return new Token(given, usedNow, attachments + 1);
        }
    }

    SeatState with(Media other) {
        return new SeatState(id, number, person, appInstance, displayName, role, operator, other, presence, since, joinedAt, token);
    }

    SeatState with(SeatPresence other, Instant at) {
        return new SeatState(id, number, person, appInstance, displayName, role, operator, media, other, at, joinedAt, token);
    }

    SeatState with(ParticipantRole other) {
        return new SeatState(id, number, person, appInstance, displayName, other, operator, media, presence, since, joinedAt, token);
    }

    /** With the right of operators, or without it and with the role that is left. */
    SeatState operating(boolean now, ParticipantRole left) {
        return new SeatState(id, number, person, appInstance, displayName, left, now, media, presence, since, joinedAt, token);
    }

    SeatState with(Token other) {
        return new SeatState(id, number, person, appInstance, displayName, role, operator, media, presence, since, joinedAt, other);
    }

    SeatState named(String other) {
        return new SeatState(id, number, person, appInstance, other, role, operator, media, presence, since, joinedAt, token);
    }

    /** On stage, in counters and layout. */
    boolean present() {
        return presence != SeatPresence.GONE;
    }

    boolean guest() {
        return person.kind() == Person.Kind.GUEST;
    }

    /** Whether others may see or hear this source now. */
    boolean sends(MediaSource source) {
        return present() && media.open(source);
    }

    Actor actor() {
        return new Actor(person.name(), displayName);
    }

    Participant participant() {
        return new Participant(id, displayName, person.account(), role, presence, media.microphone(), media.camera(),
                media.content(), joinedAt);
    }
}
