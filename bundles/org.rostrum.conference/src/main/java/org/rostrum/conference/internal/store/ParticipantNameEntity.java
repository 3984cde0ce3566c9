// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;

/** Row of a name under which a participant was seen (40/GI-3). */
@Entity(name = "ParticipantName")
@Table(name = "conference_participant_name")
@IdClass(ParticipantNameEntity.Key.class)
@SuppressWarnings({"NullAway.Init", "unused"}) // filled by the provider, read by reports
class ParticipantNameEntity {

    /** A class with a default constructor, as the provider wants it. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long sessionId;
        private String participantId = "";
        private long seq;

        public Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && sessionId == that.sessionId && seq == that.seq && participantId.equals(that.participantId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(sessionId, participantId, seq);
        }
    }

    @Id
    @Column(name = "session_id")
    private long sessionId;

    @Id
    @Column(name = "participant_id")
    private String participantId;

    @Id
    private long seq;

    private Instant since;

    @Column(name = "display_name")
    private String displayName;

    protected ParticipantNameEntity() {}

    ParticipantNameEntity(SessionId session, ParticipantId participant, long seq, Instant since, String displayName) {
        this.sessionId = session.value();
        this.participantId = participant.value();
        this.seq = seq;
        this.since = since;
        this.displayName = displayName;
    }
}
