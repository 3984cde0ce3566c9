// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.spi.SessionObserver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells those who follow which accounts sit where. Thread-safe. */
final class Observers {

    private static final Logger logger = LoggerFactory.getLogger(Observers.class);

    private final List<SessionObserver> all = new CopyOnWriteArrayList<>();

    void add(SessionObserver observer) {
        all.add(observer);
    }

    void remove(SessionObserver observer) {
        all.remove(observer);
    }

    /** What a committed batch means for accounts; on the session's queue. */
    void committed(ConferenceId conference, Batch batch) {
        if (all.isEmpty()) {
            return;
        }
        SessionId session = batch.state().session();
        for (SessionEvent event : batch.events()) {
            if (event instanceof SessionEvent.SeatTaken taken && taken.person().accountKey() != null) {
                tell(observer -> observer.came(conference, session, taken.person().accountKey()));
            } else if (event instanceof SessionEvent.SeatEnded ended) {
                SeatState seat = batch.before().crowd().seats().get(ended.participant());
                if (seat != null && seat.person().accountKey() != null && batch.state().crowd().standing(seat.person().key()).seats().isEmpty()) {
                    tell(observer -> observer.went(conference, session, seat.person().accountKey(), ended.cause()));
                }
            } else if (event instanceof SessionEvent.Ended ended) {
                accounts(batch.state()).forEach(account -> tell(observer -> observer.went(conference, session, account, FinalCauses.of(ended.cause()))));
                tell(observer -> observer.ended(conference, session, ended.cause()));
            }
        }
    }

    /** Somebody who comes later learns who sits; on the session's queue. */
    void present(SessionObserver observer, ConferenceId conference, SessionState state) {
        if (state.ended() == null) {
            accounts(state).forEach(account -> tell(List.of(observer), each -> each.came(conference, state.session(), account)));
        }
    }

    /** After a restart of the server; on the session's queue. */
    void restored(ConferenceId conference, SessionState state) {
        all.forEach(observer -> present(observer, conference, state));
    }

    private static List<AccountKey> accounts(SessionState state) {
        return state.crowd().inOrder().stream().map(seat -> seat.person().accountKey()).filter(key -> key != null).distinct().toList();
    }

    private void tell(Consumer<SessionObserver> news) {
        tell(all, news);
    }

    private static void tell(List<SessionObserver> observers, Consumer<SessionObserver> news) {
        for (SessionObserver observer : observers) {
            try {
                news.accept(observer);
            } catch (RuntimeException e) {
                logger.error("an observer of sessions failed", e);
            }
        }
    }
}
