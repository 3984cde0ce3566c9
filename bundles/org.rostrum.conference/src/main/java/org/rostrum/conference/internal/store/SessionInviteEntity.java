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
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.Invitation;
import org.rostrum.conference.history.PastInvite;
import org.rostrum.conference.internal.session.SessionEvent;

/** Row of somebody who was invited to a run (60/HS-5). */
@Entity(name = "SessionInvite")
@Table(name = "conference_session_invite")
@IdClass(SessionInviteEntity.Key.class)
@SuppressWarnings("NullAway.Init") // filled by the provider
class SessionInviteEntity {

    /** A class with a default constructor, as the provider wants it. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long sessionId;
        private int place;

        public Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && sessionId == that.sessionId && place == that.place;
        }

        @Override
        public int hashCode() {
            return Objects.hash(sessionId, place);
        }
    }

    @Id
    @Column(name = "session_id")
    private long sessionId;

    @Id
    private int place;

    @Column(name = "invited_at")
    private Instant invitedAt;

    @Column(name = "invited_by")
    private String invitedBy;

    private String person;
    private String recipient;

    @Column(name = "display_name")
    private String displayName;

    protected SessionInviteEntity() {}

    /** Invited by the server as the run began. */
    SessionInviteEntity(SessionId session, int place, Instant at, Invitation invitation) {
        this.sessionId = session.value();
        this.place = place;
        this.invitedAt = at;
        this.invitedBy = "";
        this.person = invitation.account() == null ? "" : "account:" + invitation.account();
        this.recipient = invitation.address();
        this.displayName = invitation.displayName();
    }

    /** Called in by somebody while it ran. */
    SessionInviteEntity(SessionId session, int place, SessionEvent.Invited event) {
        this.sessionId = session.value();
        this.place = place;
        this.invitedAt = event.at();
        this.invitedBy = event.by().name();
        this.person = event.person();
        this.recipient = event.address();
        this.displayName = event.displayName();
    }

    String person() {
        return person;
    }

    PastInvite past(boolean accepted) {
        return new PastInvite(invitedAt, invitedBy, recipient, displayName, accepted);
    }
}
