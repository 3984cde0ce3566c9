// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.JoinRequest;
import org.rostrum.conference.ParticipantRole;
import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.history.JoinMedia;
import org.rostrum.conference.history.PastJoin;
import org.rostrum.conference.internal.session.SessionEvent;

/** Row of a join (40/ST-5); complete once the seat has been given up. */
@Entity(name = "JoinRecord")
@Table(name = "conference_join_record")
@IdClass(JoinRecordEntity.Key.class)
@SuppressWarnings({"NullAway.Init", "unused"}) // filled by the provider, read by reports
class JoinRecordEntity {

    /** A class with a default constructor, as the provider wants it. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long sessionId;
        private String participantId = "";

        public Key() {}

        Key(SessionId session, ParticipantId participant) {
            this.sessionId = session.value();
            this.participantId = participant.value();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && sessionId == that.sessionId && participantId.equals(that.participantId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(sessionId, participantId);
        }
    }

    @Id
    @Column(name = "session_id")
    private long sessionId;

    @Id
    @Column(name = "participant_id")
    private String participantId;

    private String person;

    @Column(name = "person_name")
    private String personName;

    @Column(name = "display_name")
    private String displayName;

    @Enumerated(EnumType.STRING)
    private ParticipantRole role;

    @Column(name = "joined_at")
    private Instant joinedAt;

    @Column(name = "left_at")
    private @Nullable Instant leftAt;

    @Column(name = "duration_ms")
    private @Nullable Long durationMs;

    @Enumerated(EnumType.STRING)
    private @Nullable SeatEnd cause;

    @Column(name = "removed_by")
    private @Nullable String removedBy;

    @Enumerated(EnumType.STRING)
    private JoinRequest.Method method;

    @Column(name = "app_instance")
    private String appInstance;

    private String address;

    @Column(name = "user_agent")
    private String userAgent;

    protected JoinRecordEntity() {}

    JoinRecordEntity(SessionId session, SessionEvent.SeatTaken event) {
        this.sessionId = session.value();
        this.participantId = event.participant().value();
        this.person = event.person().key();
        this.personName = event.person().name();
        this.displayName = event.displayName();
        this.role = event.role();
        this.joinedAt = event.at();
        this.method = event.connection().method();
        this.appInstance = event.appInstance();
        this.address = event.connection().address();
        this.userAgent = event.connection().userAgent();
    }

    PastJoin past(@Nullable JoinMedia media) {
        return new PastJoin(new ParticipantId(participantId), personName, displayName, role, joinedAt, leftAt, cause, method, appInstance,
                address, userAgent, media);
    }

    String participantId() {
        return participantId;
    }

    void renamed(String name) {
        displayName = name;
    }

    void ended(Instant at, SeatEnd why, @Nullable String by) {
        leftAt = at.isBefore(joinedAt) ? joinedAt : at;
        durationMs = Duration.between(joinedAt, leftAt).toMillis();
        cause = why;
        removedBy = by;
    }
}
