// SPDX-License-Identifier: Apache-2.0
package org.rostrum.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.PriorityQueue;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.time.Ticker;

/** One virtual time as clock, ticker and scheduler. Confined to the test's thread: tasks run inside {@link #advance}. */
public final class VirtualTime extends Clock implements Ticker, Scheduler {

    private record Task(long at, long order, Runnable run) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private final Instant start = Instant.parse("2026-01-01T00:00:00Z");
    private long nanos;
    private long order;

    /** Moves time on and runs what falls due, in order, each at its own moment. */
    public void advance(Duration by) {
        long end = nanos + by.toNanos();
        while (!tasks.isEmpty() && tasks.peek().at <= end) {
            Task task = tasks.poll();
            nanos = Math.max(nanos, task.at);
            task.run.run();
        }
        nanos = end;
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        Task entry = new Task(nanos + Math.max(0, delay.toNanos()), order++, task);
        tasks.add(entry);
        return () -> tasks.remove(entry);
    }

    /** Tasks that have not run and were not cancelled. */
    public int pending() {
        return tasks.size();
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("virtual time has one zone");
    }
}
