// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.SessionId;

/** Row of an event of a running session. */
@Entity(name = "Journal")
@Table(name = "conference_journal")
@IdClass(JournalEntity.Key.class)
@SuppressWarnings("NullAway.Init") // filled by the provider
class JournalEntity {

    /** A class with a default constructor, as the provider wants it. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long sessionId;
        private long seq;

        public Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && sessionId == that.sessionId && seq == that.seq;
        }

        @Override
        public int hashCode() {
            return Objects.hash(sessionId, seq);
        }
    }

    @Id
    @Column(name = "session_id")
    private long sessionId;

    @Id
    private long seq;

    private String body;

    protected JournalEntity() {}

    JournalEntity(SessionId session, long seq, String body) {
        this.sessionId = session.value();
        this.seq = seq;
        this.body = body;
    }

    String body() {
        return body;
    }
}
