// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.SessionId;
import org.rostrum.call.CallCause;
import org.rostrum.call.CallHistory;

/** Line of somebody's history. */
@Entity(name = "CallEntry")
@Table(name = "call_entry")
@IdClass(CallEntry.Key.class)
@SuppressWarnings("NullAway.Init") // filled by the provider
class CallEntry {

    /** A class with a default constructor, as the provider wants it. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private UUID account;
        private String ref;

        public Key() {}

        Key(AccountKey account, String ref) {
            this.account = account.value();
            this.ref = ref;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && account.equals(that.account) && ref.equals(that.ref);
        }

        @Override
        public int hashCode() {
            return Objects.hash(account, ref);
        }
    }

    @Id
    private UUID account;

    @Id
    private String ref;

    @Enumerated(EnumType.STRING)
    private CallHistory.Type type;

    private UUID peer;

    @Column(name = "peer_name")
    private String peerName;

    @Column(name = "peer_address")
    private String peerAddress;

    private @Nullable String title;

    @Column(name = "session_id")
    private @Nullable Long sessionId;

    @Column(name = "conference_id")
    private @Nullable String conferenceId;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "duration_ms")
    private long durationMs;

    @Enumerated(EnumType.STRING)
    private @Nullable CallCause cause;

    @Column(name = "answered_by")
    private @Nullable String answeredBy;

    protected CallEntry() {}

    CallEntry(AccountKey account, CallHistory.Entry entry) {
        this.account = account.value();
        ref = entry.ref();
        type = entry.type();
        peer = entry.peer() == null ? CallRecord.NOBODY : entry.peer().value();
        peerName = entry.peerName();
        peerAddress = entry.address();
        title = entry.title();
        sessionId = entry.session() == null ? null : entry.session().value();
        conferenceId = entry.conference() == null ? null : entry.conference().value();
        startedAt = entry.startedAt();
        durationMs = entry.duration().toMillis();
        cause = entry.cause();
        answeredBy = entry.answeredBy();
    }

    /** The server came back and it was over: who talked gets the duration, whom it rang at has missed it. */
    void ended(Duration talked, CallCause why, @Nullable AccountKey winner, AccountKey caller) {
        cause = why;
        boolean his = winner != null && (account.equals(winner.value()) || account.equals(caller.value()));
        if (his) {
            durationMs = talked.toMillis();
            type = account.equals(caller.value()) ? CallHistory.Type.OUTGOING : CallHistory.Type.INCOMING;
        }
    }

    CallHistory.Entry entry() {
        return new CallHistory.Entry(ref, type, peer.equals(CallRecord.NOBODY) ? null : new AccountKey(peer), peerName, peerAddress, title,
                sessionId == null ? null : new SessionId(sessionId), conferenceId == null ? null : new ConferenceId(conferenceId), startedAt,
                Duration.ofMillis(durationMs), cause, answeredBy);
    }
}
