// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.event;

import java.time.Instant;
import java.util.List;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.ParticipantRole;
import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.SessionEnd;

/** Something that happened to a conference. Immutable. {@code by}: who did it, as in logs. */
public sealed interface ConferenceEvent {

    Instant at();

    ConferenceId conference();

    /** Outbox topic. */
    String topic();

    record Created(Instant at, ConferenceId conference, AccountKey owner, String by) implements ConferenceEvent {
        public static final String TOPIC = "org/rostrum/conference/conference/created";

        @Override
        public String topic() {
            return TOPIC;
        }
    }

    /** @param fields names of what changed */
    record Changed(Instant at, ConferenceId conference, List<String> fields, String by) implements ConferenceEvent {
        public static final String TOPIC = "org/rostrum/conference/conference/changed";

        public Changed {
            fields = List.copyOf(fields);
        }

        @Override
        public String topic() {
            return TOPIC;
        }
    }

    record Deleted(Instant at, ConferenceId conference, String by) implements ConferenceEvent {
        public static final String TOPIC = "org/rostrum/conference/conference/deleted";

        @Override
        public String topic() {
            return TOPIC;
        }
    }

    record SessionStarted(Instant at, ConferenceId conference, SessionId session, String by) implements ConferenceEvent {
        public static final String TOPIC = "org/rostrum/conference/session/started";

        @Override
        public String topic() {
            return TOPIC;
        }
    }

    record SessionEnded(Instant at, ConferenceId conference, SessionId session, SessionEnd cause, String by)
            implements ConferenceEvent {
        public static final String TOPIC = "org/rostrum/conference/session/ended";

        @Override
        public String topic() {
            return TOPIC;
        }
    }

    /** @param person name for logs: account ID, {@code #guest:…}, {@code admin:…} */
    record ParticipantJoined(
            Instant at, ConferenceId conference, SessionId session, ParticipantId participant, String person,
            String displayName, ParticipantRole role)
            implements ConferenceEvent {
        public static final String TOPIC = "org/rostrum/conference/participant/joined";

        @Override
        public String topic() {
            return TOPIC;
        }
    }

    record ParticipantLeft(Instant at, ConferenceId conference, SessionId session, ParticipantId participant, SeatEnd cause)
            implements ConferenceEvent {
        public static final String TOPIC = "org/rostrum/conference/participant/left";

        @Override
        public String topic() {
            return TOPIC;
        }
    }
}
