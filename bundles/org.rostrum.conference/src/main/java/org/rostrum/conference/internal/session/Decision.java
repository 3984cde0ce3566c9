// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.ErrorCode;
import org.rostrum.base.error.RostrumException;

/** What came of a command: the events that it makes true, or why not. Immutable. */
sealed interface Decision {

    /** @param events may be empty: it is as wished already */
    record Accepted(List<SessionEvent> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** Refused; nothing changes. */
    record Rejected(ErrorCode code, String message, @Nullable String location) implements Decision {
        RostrumException toException() {
            return new RostrumException(code, message, location);
        }
    }

    static Decision accept(SessionEvent... events) {
        return new Accepted(List.of(events));
    }

    static Decision reject(ErrorCode code, String message) {
        return new Rejected(code, message, null);
    }

    static Decision reject(ErrorCode code, String message, String location) {
        return new Rejected(code, message, location);
    }
}
