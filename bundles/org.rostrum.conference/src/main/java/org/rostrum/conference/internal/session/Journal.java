// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.Conference;

/** Where the events of running sessions are kept until history has them. Thread-safe. */
public interface Journal {

    /**
     * Events of one session that belong together.
     *
     * @param first sequence of the first event; what the journal holds from there on is the rest of an append whose outcome
     *              was unknown, and is replaced
     */
    record Batch(SessionId session, Conference conference, long first, List<SessionEvent> events) {
        public Batch {
            events = List.copyOf(events);
        }
    }

    /**
     * Writes a batch, all or nothing; the stage completes on any thread when it survives {@code kill -9}. Fails with a
     * {@link org.rostrum.base.error.RostrumException}. One batch of a session at a time.
     */
    CompletionStage<Void> append(Batch batch);
}
