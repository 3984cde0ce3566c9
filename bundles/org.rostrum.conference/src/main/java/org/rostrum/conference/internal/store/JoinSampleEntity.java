// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.history.JoinSample;

/** Row of some samples of a join. */
@Entity(name = "JoinSample")
@Table(name = "conference_join_sample")
@IdClass(JoinSampleEntity.Key.class)
@SuppressWarnings("NullAway.Init") // filled by the provider
class JoinSampleEntity {

    /** A class with a default constructor, as the provider wants it. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long sessionId;
        private String participantId = "";
        private Instant beginsAt = Instant.EPOCH;

        public Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && sessionId == that.sessionId && participantId.equals(that.participantId)
                    && beginsAt.equals(that.beginsAt);
        }

        @Override
        public int hashCode() {
            return Objects.hash(sessionId, participantId, beginsAt);
        }
    }

    @Id
    @Column(name = "session_id")
    private long sessionId;

    @Id
    @Column(name = "participant_id")
    private String participantId;

    @Id
    @Column(name = "begins_at")
    private Instant beginsAt;

    private String body;

    protected JoinSampleEntity() {}

    /** @param samples one to twelve */
    JoinSampleEntity(SessionId session, ParticipantId participant, List<JoinSample> samples) {
        this.sessionId = session.value();
        this.participantId = participant.value();
        this.beginsAt = samples.get(0).at();
        this.body = SampleLines.write(samples);
    }

    List<JoinSample> samples() {
        return SampleLines.read(body);
    }
}
