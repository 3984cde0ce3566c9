// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** What reached another worker and is for this one: datagrams and tasks, so many at a time at most. Thread-safe. */
final class Handovers {

    private static final int MAX = 4_096;

    private final Worker worker;
    private final AtomicInteger waiting = new AtomicInteger();
    private final ConcurrentLinkedQueue<Stray> strays = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean straysTold = new AtomicBoolean();

    /** A datagram that reached the socket of another worker. */
    private record Stray(byte[] packet, InetSocketAddress from, Worker via) {}

    Handovers(Worker worker) {
        this.worker = worker;
    }

    /** Any worker. Runs something of another one's for this worker; false if too many wait. */
    boolean give(Runnable task) {
        if (!enter()) {
            return false;
        }
        worker.run(() -> {
            waiting.decrementAndGet();
            task.run();
        });
        return true;
    }

    /** Any worker. Queues a datagram that reached {@code via} for this worker; false if too many wait. */
    boolean give(byte[] packet, int length, InetSocketAddress from, Worker via) {
        if (!enter()) {
            return false;
        }
        strays.add(new Stray(Arrays.copyOf(packet, length), from, via));
        via.atBatchEnd(this::call);
        return true;
    }

    private boolean enter() {
        boolean room = waiting.incrementAndGet() <= MAX;
        if (!room) {
            waiting.decrementAndGet();
        }
        return room;
    }

    private void call() {
        if (!strays.isEmpty() && straysTold.compareAndSet(false, true)) {
            worker.run(this::take);
        }
    }

    /** What waits, in one batch; of a flood so many, for the sockets of this worker want their turn too. */
    private void take() {
        straysTold.set(false);
        for (int taken = 0; taken < MAX; taken++) {
            Stray stray = strays.poll();
            if (stray == null) {
                return;
            }
            waiting.decrementAndGet();
            worker.router().route(stray.packet, stray.packet.length, stray.from, stray.via);
        }
        if (straysTold.compareAndSet(false, true)) {
            worker.later(this::take);
        }
    }
}
