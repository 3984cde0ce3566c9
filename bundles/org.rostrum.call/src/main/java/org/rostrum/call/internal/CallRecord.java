// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.SessionId;
import org.rostrum.call.CallCause;
import org.rostrum.call.CallId;
import org.rostrum.call.CallKind;

/** Row of a call. */
@Entity(name = "CallRecord")
@Table(name = "call_record")
@SuppressWarnings("NullAway.Init") // filled by the provider
class CallRecord {

    /** Stands for nobody: the provider cannot write a uuid that is null. */
    static final UUID NOBODY = new UUID(0, 0);

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    private CallKind kind;

    private UUID caller;

    @Column(name = "caller_name")
    private String callerName;

    private String dialled;
    private UUID callee;

    @Column(name = "callee_name")
    private String calleeName;

    private @Nullable String title;
    private UUID winner;

    @Column(name = "session_id")
    private @Nullable Long sessionId;

    @Column(name = "conference_id")
    private @Nullable String conferenceId;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "accepted_at")
    private @Nullable Instant acceptedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable CallCause cause;

    protected CallRecord() {}

    CallRecord(CallFacts facts) {
        id = facts.id().value();
        kind = facts.kind();
        caller = facts.caller().key().value();
        callerName = facts.caller().displayName();
        dialled = facts.dialled();
        callee = facts.callee().key() == null ? NOBODY : facts.callee().key().value();
        calleeName = facts.callee().name();
        title = facts.title();
        winner = NOBODY;
        conferenceId = facts.conference() == null ? null : facts.conference().value();
        startedAt = facts.startedAt();
    }

    void accepted(AccountKey by, Instant at, ConferenceId conference, @Nullable SessionId session) {
        winner = by.value();
        acceptedAt = at;
        conferenceId = conference.value();
        sessionId = session == null ? null : session.value();
    }

    void ended(Instant at, CallCause why) {
        endedAt = at;
        cause = why;
    }

    CallId id() {
        return new CallId(id);
    }

    CallKind kind() {
        return kind;
    }

    AccountKey caller() {
        return new AccountKey(caller);
    }

    String callerName() {
        return callerName;
    }

    String calleeName() {
        return calleeName;
    }

    String dialled() {
        return dialled;
    }

    @Nullable String title() {
        return title;
    }

    Instant startedAt() {
        return startedAt;
    }

    /** Null while nobody has it. */
    @Nullable AccountKey winner() {
        return winner.equals(NOBODY) ? null : new AccountKey(winner);
    }

    @Nullable Instant acceptedAt() {
        return acceptedAt;
    }

    @Nullable SessionId session() {
        return sessionId == null ? null : new SessionId(sessionId);
    }

    @Nullable ConferenceId conference() {
        return conferenceId == null ? null : new ConferenceId(conferenceId);
    }
}
