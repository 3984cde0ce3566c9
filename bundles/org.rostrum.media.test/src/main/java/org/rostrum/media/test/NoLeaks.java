// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.test;

import io.netty.buffer.PoolArenaMetric;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.rostrum.test.Eventually;

/**
 * Book-keeping of pooled buffers in tests: every one is tracked (paranoid), what is lost is remembered with the trace of who had it,
 * and all that were taken must have come back.
 */
public final class NoLeaks {

    private static final Queue<String> reports = new ConcurrentLinkedQueue<>();

    private NoLeaks() {}

    /** Every buffer is tracked from now on. */
    public static void watch() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    }

    /** Once, before the first buffer is taken: reports come here. */
    public static void prepare() {
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new ResourceLeakDetectorFactory() {
            @Override
            @SuppressWarnings("deprecation")
            public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int samplingInterval, long maxActive) {
                return new ResourceLeakDetector<>(resource, 1) {
                    @Override
                    protected void reportTracedLeak(String type, String records) {
                        reports.add(type + records);
                    }

                    @Override
                    protected void reportUntracedLeak(String type) {
                        reports.add(type);
                    }
                };
            }
        });
    }

    /** No more tracking, which allocates: for tests of what our own code does. */
    public static void pause() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
    }

    /** All buffers have come back; nobody lost one. */
    public static void check(PooledByteBufAllocator buffers) {
        Eventually.eventually(() -> {
            long out = buffers.metric().directArenas().stream().mapToLong(PoolArenaMetric::numActiveAllocations).sum();
            return out == 0 && reports.isEmpty() ? "" : out + " buffers did not come back " + reports;
        });
    }
}
