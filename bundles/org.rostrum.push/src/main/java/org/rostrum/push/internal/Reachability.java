// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rostrum.push.PushDevices.Outcome;

/**
 * Which push services have not answered of late, by host: one of them says nothing about the others. What failed long ago says nothing
 * about now, since attempts are made only when there is news: nobody would ever be called again (55/PSH-9, PSH-10). Thread-safe.
 */
final class Reachability {

    /** Endpoints come from browsers, and a wildcard of {@code push.hosts} allows any number of names. */
    static final int MAX_HOSTS = 100;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration MEMORY = Duration.ofMinutes(5);

    private record Failing(Instant since, Instant last) {}

    private final Clock clock;
    /** The one that failed longest ago first. */
    private final Map<String, Failing> failing = new LinkedHashMap<>();

    Reachability(Clock clock) {
        this.clock = clock;
    }

    /** The courier, each of whose verdicts counts here. */
    Courier watched(Courier courier) {
        return message -> courier.send(message).whenComplete((verdict, failure) -> {
            boolean answered = failure == null && verdict.outcome() != Outcome.UNREACHABLE;
            count(message.to().host(), answered);
        });
    }

    /** One attempt is over. */
    synchronized void count(String host, boolean answered) {
        Failing before = failing.remove(host);
        if (answered) {
            return;
        }
        Instant now = clock.instant();
        failing.put(host, new Failing(before != null && isRecent(before, now) ? before.since() : now, now));
        if (failing.size() > MAX_HOSTS) {
            failing.remove(failing.keySet().iterator().next());
        }
    }

    /** Whether a message to this host would arrive, as far as that is known. */
    synchronized boolean works(String host) {
        Failing known = failing.get(host);
        Instant now = clock.instant();
        return known == null || !isRecent(known, now) || now.isBefore(known.since().plus(PATIENCE));
    }

    private static boolean isRecent(Failing failing, Instant now) {
        return now.isBefore(failing.last().plus(MEMORY));
    }
}
