// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.rostrum.base.id.SessionId;
import org.rostrum.base.thread.Threads;
import org.rostrum.call.CallCause;
import org.rostrum.call.CallView;
import org.rostrum.conference.history.PastSession;
import org.rostrum.conference.history.SessionHistory;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.Identity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes up the calls of before a restart: what rang rings no more, what had become a session goes on with it (00/R-84). Thread-safe. */
final class CallRecovery {

    private static final Logger logger = LoggerFactory.getLogger(CallRecovery.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Calls calls;
    private final CallJournal journal;
    private final SessionHistory sessions;
    private final AccountService accounts;
    private final Threads threads;
    private volatile boolean closed;

    CallRecovery(Calls calls, CallJournal journal, SessionHistory sessions, AccountService accounts, Threads threads) {
        this.calls = calls;
        this.journal = journal;
        this.sessions = sessions;
        this.accounts = accounts;
        this.threads = threads;
    }

    /** Tries until the database is there. Returns at once. */
    void begin() {
        if (closed) {
            return;
        }
        try {
            threads.io().execute(() -> {
                try {
                    journal.open().forEach(this::recover);
                } catch (RuntimeException e) {
                    logger.debug("calls are not taken up yet", e);
                    threads.scheduler().schedule(AGAIN, this::begin);
                }
            });
        } catch (RejectedExecutionException e) {
            threads.scheduler().schedule(AGAIN, this::begin);
        }
    }

    void close() {
        closed = true;
    }

    private void recover(CallRecord record) {
        if (calls.knows(record.id())) {
            return; // began since, or was taken up by an attempt that the database cut short
        }
        SessionId session = record.session();
        Optional<PastSession> run = session == null ? Optional.empty() : sessions.session(session);
        boolean goesOn = run.isPresent() && run.get().endedAt() == null && record.winner() != null && record.acceptedAt() != null;
        Optional<Identity.User> caller = accounts.find(record.caller())
                .map(account -> new Identity.User(account.key(), account.id(), account.displayName()));
        if (!goesOn || caller.isEmpty() || record.conference() == null) {
            Instant end = run.map(PastSession::endedAt).orElse(Clock.systemUTC().instant());
            journal.close(record, end, CallCause.SERVER_STOPPED);
            return;
        }
        CallFacts facts = new CallFacts(record.id(), record.kind(), caller.get(), record.dialled(),
                new CallView.Party(null, null, record.calleeName()), record.title(), null, record.startedAt());
        LiveCall call = new LiveCall(facts, CallState.connected(record.kind(), record.caller(), record.winner()), "", calls);
        calls.goesOn(call, record.conference());
        call.goesOn(record.conference(), session, record.acceptedAt());
    }
}
