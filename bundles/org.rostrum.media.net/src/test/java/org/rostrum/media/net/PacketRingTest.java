// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacketRingTest {

    /** A worker that runs what it is given when it is told to. */
    private static final class Hand implements MediaWorker {

        final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        final List<Runnable> endings = new ArrayList<>();
        boolean full;
        int overflows;

        @Override
        public int index() {
            return 0;
        }

        @Override
        public boolean inWorker() {
            return true;
        }

        @Override
        public void execute(Runnable task) {
            if (full) {
                throw new RejectedExecutionException("full");
            }
            tasks.add(task);
        }

        @Override
        public Runnable schedule(long delayNs, Runnable task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void atBatchEnd(Runnable task) {
            endings.add(task);
        }

        @Override
        public void overflow() {
            overflows++;
        }

        void endBatch() {
            List<Runnable> due = List.copyOf(endings);
            endings.clear();
            due.forEach(Runnable::run);
        }

        void work() {
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
        }
    }

    private final Hand writer = new Hand();
    private final Hand reader = new Hand();
    private final PacketRing ring = new PacketRing(writer, reader);
    private final Queue<byte[]> expected = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();
    private int delivered;

    private final PacketRing.Sink checking = (buffer, offset, length, nowNs) -> {
        assertThat(Arrays.copyOfRange(buffer, offset, offset + length)).isEqualTo(expected.remove());
        delivered++;
    };

    @Test
    void theReaderIsWokenOnceForABatchOfTheWriter() {
        byte[] packet = {1, 2, 3};
        for (int i = 0; i < 100; i++) {
            ring.offer(checking, packet, 0, 3, 0);
            expected.add(packet);
        }
        assertThat(reader.tasks).as("before the batch is over").isEmpty();
        writer.endBatch();
        assertThat(reader.tasks).hasSize(1);
        reader.work();
        assertThat(delivered).isEqualTo(100);
    }

    @Test
    void aSharedBodyArrivesWithEachReceiversOwnHead() {
        Random random = new Random(1);
        byte[] body = new byte[1_500];
        long name = 0;
        for (int i = 0; i < 30_000; i++) {
            if (random.nextInt(8) == 0) {
                random.nextBytes(body);
                name++;
            }
            for (int n = 0; n < 40; n++) {
                body[100 + n] = (byte) random.nextInt();
            }
            boolean shared = random.nextInt(5) > 0;
            int length = shared ? 1_200 : 1 + random.nextInt(1_400);
            boolean taken = shared
                    ? ring.offer(checking, body, 100, length, 40, name, i)
                    : ring.offer(checking, body, 100, length, i);
            assertThat(taken).isTrue();
            expected.add(Arrays.copyOfRange(body, 100, 100 + length));
            if (random.nextInt(200) == 0) {
                writer.endBatch();
                reader.work();
            }
        }
        writer.endBatch();
        reader.work();
        assertThat(delivered).isEqualTo(30_000);
    }

    @Test
    void aFullRingDropsCountsAndGoesOn() {
        byte[] packet = new byte[1_000];
        int taken = 0;
        for (int i = 0; i < 40_000; i++) {
            packet[0] = (byte) i;
            // the body may be lost with the first one: it has to come with the next
            if (ring.offer(checking, packet, 0, 1_000, 20, i / 10, 0)) {
                expected.add(packet.clone());
                taken++;
            }
        }
        assertThat(taken).isEqualTo(16_384);
        assertThat(ring.dropped()).isEqualTo(40_000 - taken).isEqualTo(writer.overflows);
        reader.work();
        assertThat(delivered).isEqualTo(taken);
        assertThat(ring.offer(checking, packet, 0, 1_000, 0)).isTrue();
        expected.add(packet);
        writer.endBatch();
        reader.work();
        assertThat(delivered).isEqualTo(taken + 1);
        assertThat(ring.offer(checking, new byte[3_000], 0, 3_000, 0)).as("longer than a datagram").isFalse();
    }

    @Test
    void whatHasNoRoomForItsOctetsIsDropped() {
        byte[] packet = new byte[2_000];
        int taken = 0;
        while (ring.offer(checking, packet, 0, 2_000, 0)) {
            expected.add(packet);
            taken++;
        }
        assertThat(taken).isBetween(2_000, 2_097);
        reader.work();
        assertThat(delivered).isEqualTo(taken);
    }

    @Test
    void aReaderWithoutRoomIsCalledAgainByTheNextBatch() {
        byte[] packet = {1};
        reader.full = true;
        ring.offer(checking, packet, 0, 1, 0);
        writer.endBatch();
        reader.full = false;
        ring.offer(checking, packet, 0, 1, 0);
        expected.add(packet);
        expected.add(packet);
        writer.endBatch();
        reader.work();
        assertThat(delivered).isEqualTo(2);
    }

    @Test
    void eachSinkHearsTheEndAndAFailingOneDisturbsNobody() {
        for (String name : List.of("a", "a", "bad", "b")) {
            ring.offer(new PacketRing.Sink() {
                @Override
                public void packet(byte[] buffer, int offset, int length, long nowNs) {
                    heard.add(name + nowNs);
                    if (name.equals("bad")) {
                        throw new IllegalStateException("a bug");
                    }
                }

                @Override
                public void batchEnd(long nowNs) {
                    heard.add(name + " end");
                }
            }, new byte[1], 0, 1, 7);
        }
        writer.endBatch();
        reader.work();
        assertThat(heard).containsExactly("a7", "a end", "a7", "a end", "bad7", "bad end", "b7", "b end");
    }

    @Test
    void twoThreadsLoseAndMixNothing() throws Exception {
        AtomicLong next = new AtomicLong();
        PacketRing.Sink counting = (buffer, offset, length, nowNs) -> {
            long number = next.getAndIncrement();
            assertThat(nowNs).isEqualTo(number);
            assertThat(buffer[offset]).isEqualTo((byte) number);
            assertThat(buffer[offset + length - 1]).isEqualTo((byte) (number / 10));
        };
        Thread reading = new Thread(() -> {
            while (next.get() < 200_000 && !Thread.currentThread().isInterrupted()) {
                reader.work();
                Thread.onSpinWait();
            }
        });
        reading.start();
        byte[] packet = new byte[300];
        for (long i = 0; i < 200_000; i++) {
            packet[0] = (byte) i;
            packet[299] = (byte) (i / 10);
            while (!ring.offer(counting, packet, 0, 300, 50, i / 10, i)) {
                writer.endBatch();
                Thread.onSpinWait();
            }
            if (i % 100 == 0) {
                writer.endBatch();
            }
        }
        writer.endBatch();
        reading.join(10_000);
        reading.interrupt();
        assertThat(next.get()).isEqualTo(200_000);
    }
}
