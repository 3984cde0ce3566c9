// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rostrum.base.thread.Threads;
import org.rostrum.base.time.Ticker;
import org.rostrum.edge.HealthCheck;
import org.rostrum.edge.HealthCheck.Result;
import org.rostrum.edge.HealthCheck.State;
import org.rostrum.monitor.Health;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the checks side by side on the pool, each with a limit, and remembers what they found for a few seconds. Thread-safe. */
@Component(service = Health.class)
public final class CheckedHealth implements Health {

    static final Duration FRESH = Duration.ofSeconds(5);
    static final Duration LIMIT = Duration.ofSeconds(5);

    private static final Logger logger = LoggerFactory.getLogger(CheckedHealth.class);

    private record Asked(long atNs, CompletableFuture<Result> answer) {}

    private final Threads threads;
    private final Ticker ticker;
    private final Map<HealthCheck, Asked> asked = new ConcurrentHashMap<>();
    private final Map<HealthCheck, String> checks = new ConcurrentHashMap<>();

    @Activate
    public CheckedHealth(@Reference Threads threads) {
        this(threads, System::nanoTime);
    }

    CheckedHealth(Threads threads, Ticker ticker) {
        this.threads = threads;
        this.ticker = ticker;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCheck(HealthCheck check) {
        checks.put(check, check.name());
    }

    void removeCheck(HealthCheck check) {
        checks.remove(check);
        asked.remove(check);
    }

    @Override
    public List<Finding> findings() {
        Map<HealthCheck, Asked> running = new ConcurrentHashMap<>();
        checks.keySet().forEach(check -> running.put(check, asked.compute(check, this::askIfDue)));
        long end = ticker.nanos() + LIMIT.toNanos();
        return running.entrySet().stream()
                .map(entry -> new Finding(String.valueOf(checks.getOrDefault(entry.getKey(), "")), wait(entry.getValue().answer, end)))
                .filter(finding -> !finding.name().isEmpty())
                .sorted(Comparator.comparing(Finding::name))
                .toList();
    }

    /** A check that still runs is not asked again. */
    private Asked askIfDue(HealthCheck check, @org.jspecify.annotations.Nullable Asked last) {
        long now = ticker.nanos();
        if (last != null && (!last.answer.isDone() || now - last.atNs < FRESH.toNanos())) {
            return last;
        }
        try {
            return new Asked(now, CompletableFuture.supplyAsync(() -> run(check), threads.io()));
        } catch (RejectedExecutionException e) {
            return new Asked(now, CompletableFuture.completedFuture(
                    new Result(State.WARNING, "notChecked", "The server is too busy to look.")));
        }
    }

    private static Result run(HealthCheck check) {
        try {
            return check.check();
        } catch (RuntimeException e) {
            logger.warn("health check {} failed", check.name(), e);
            return new Result(State.FAILED, "checkFailed", "The check itself failed; the log tells why.");
        }
    }

    private Result wait(CompletableFuture<Result> answer, long endNs) {
        try {
            return answer.get(Math.max(0, endNs - ticker.nanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Result(State.FAILED, "timeout", "No answer within " + LIMIT.toSeconds() + " s.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(State.WARNING, "notChecked", "The look was interrupted.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("checks are caught where they run", e);
        }
    }
}
