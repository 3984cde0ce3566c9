// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.rostrum.call.CallCause;
import org.rostrum.call.CallView;
import org.rostrum.edge.MetricSource;

/** Counts calls by how they ended (55/MNT). Thread-safe. */
final class CallFigures implements MetricSource {

    private final Map<Result, LongAdder> ended = new EnumMap<>(Result.class);

    /** Labels of the metric. */
    private enum Result {
        ANSWERED("answered"),
        REJECTED("rejected"),
        BUSY("busy"),
        MISSED("missed"),
        UNREACHABLE("unreachable"),
        REFUSED("refused");

        private final String label;

        Result(String label) {
            this.label = label;
        }
    }

    CallFigures() {
        for (Result result : Result.values()) {
            ended.put(result, new LongAdder());
        }
    }

    void ended(CallView call) {
        CallCause cause = call.cause();
        if (cause != null) {
            ended.get(result(cause)).increment();
        }
    }

    private static Result result(CallCause cause) {
        return switch (cause) {
            case HUNG_UP, CONNECTION_LOST, BECAME_CONFERENCE, JOIN_OK, LOGGED_OUT, SERVER_STOPPED, RIGHT_TAKEN -> Result.ANSWERED;
            case REJECTED, CALL_REJECTED -> Result.REJECTED;
            case BUSY -> Result.BUSY;
            case NO_ANSWER, CANCELLED -> Result.MISSED;
            case NOT_AVAILABLE -> Result.UNREACHABLE;
            case PARTICIPANTS_LIMIT, INVALID_CONFERENCE, NOT_FOUND, INSUFFICIENT_FUNDS, ACCESS_DENIED, CANNOT_COMPLETE, RESOURCE_LIMIT,
                    PIN_REQUIRED, PIN_WRONG, BAD_RATING, NOT_STARTED, CONFERENCE_OVER, CONFERENCE_NOT_FOUND, NOT_SUPPORTED -> Result.REFUSED;
        };
    }

    @Override
    public void collect(Sink sink) {
        ended.forEach((result, count) -> sink.counter("rostrum_calls_total", "Calls that ended, by result", Map.of("result", result.label), count.sum()));
    }
}
