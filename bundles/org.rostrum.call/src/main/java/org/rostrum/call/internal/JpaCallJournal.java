// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.SessionId;
import org.rostrum.call.CallCause;
import org.rostrum.call.CallHistory;
import org.rostrum.call.CallKind;
import org.rostrum.store.JpaUnit;

/** Calls in the database. Thread-safe. */
final class JpaCallJournal implements CallJournal {

    private final JpaUnit unit;

    JpaCallJournal(JpaUnit unit) {
        this.unit = unit;
    }

    @Override
    public void started(CallFacts facts, CallState state, @Nullable Instant endedAt) {
        unit.run(em -> {
            CallRecord row = new CallRecord(facts);
            if (endedAt != null && state.cause() != null) {
                row.ended(endedAt, state.cause());
            }
            em.persist(row);
            lines(em, facts, state, null, endedAt, null, "");
        });
    }

    @Override
    public void accepted(CallFacts facts, AccountKey winner, Instant at, ConferenceId conference, @Nullable SessionId session) {
        unit.run(em -> {
            CallRecord row = em.find(CallRecord.class, facts.id().value());
            if (row != null) {
                row.accepted(winner, at, conference, session);
            }
        });
    }

    @Override
    public void ended(
            CallFacts facts, CallState state, @Nullable Instant acceptedAt, Instant endedAt, @Nullable SessionId session, String winnerName) {
        unit.run(em -> {
            CallRecord row = em.find(CallRecord.class, facts.id().value());
            if (row != null && state.cause() != null) {
                row.ended(endedAt, state.cause());
            }
            lines(em, facts, state, acceptedAt, endedAt, session, winnerName);
        });
    }

    private static void lines(
            EntityManager em, CallFacts facts, CallState state, @Nullable Instant acceptedAt, @Nullable Instant endedAt,
            @Nullable SessionId session, String winnerName) {
        CallJournal.lines(facts, state, acceptedAt, endedAt, session, winnerName).forEach((account, line) -> {
            // who came into the conference finds that in his history, not the ringing before
            AccountKey joins = facts.kind() == CallKind.REQUEST ? facts.caller().key() : state.winner();
            if (state.cause() == CallCause.JOIN_OK && account.equals(joins)) {
                CallEntry old = em.find(CallEntry.class, new CallEntry.Key(account, line.ref()));
                if (old != null) {
                    em.remove(old);
                }
            } else {
                em.merge(new CallEntry(account, line));
            }
        });
    }

    @Override
    public List<CallRecord> open() {
        return unit.read(em -> em.createQuery("select r from CallRecord r where r.endedAt is null", CallRecord.class).getResultList());
    }

    /** Lines of those who were rung stand as missed already; of those who talked the duration is added. */
    @Override
    public void close(CallRecord record, Instant endedAt, CallCause cause) {
        unit.run(em -> {
            CallRecord row = em.find(CallRecord.class, record.id().value());
            if (row == null) {
                return;
            }
            row.ended(endedAt, cause);
            Duration talked = row.acceptedAt() == null ? Duration.ZERO : Duration.between(row.acceptedAt(), endedAt);
            List<CallEntry> lines = em.createQuery("select e from CallEntry e where e.ref = :ref", CallEntry.class)
                    .setParameter("ref", record.id().value())
                    .getResultList();
            for (CallEntry line : lines) {
                line.ended(talked.isNegative() ? Duration.ZERO : talked, cause, row.winner(), row.caller());
            }
        });
    }

    /** Line of a conference; a later one about the same session replaces it. */
    static void conference(EntityManager em, AccountKey account, CallHistory.Entry entry) {
        em.merge(new CallEntry(account, entry));
    }
}
