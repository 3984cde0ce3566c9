// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.time.Duration;
import org.rostrum.base.thread.Scheduler.Timer;
import org.rostrum.media.net.MediaWorker;
import org.rostrum.test.VirtualTime;

/** A worker in virtual time: tasks run one after another inside {@code advance}. */
final class TestWorker implements MediaWorker {

    private static TestWorker running;

    private final VirtualTime time;
    private final int index;

    TestWorker(VirtualTime time, int index) {
        this.time = time;
        this.index = index;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public boolean inWorker() {
        return running == this;
    }

    @Override
    public void execute(Runnable task) {
        time.schedule(Duration.ZERO, () -> run(task));
    }

    @Override
    public Runnable schedule(long delayNs, Runnable task) {
        Timer timer = time.schedule(Duration.ofNanos(delayNs), () -> run(task));
        return timer::cancel;
    }

    /** Runs something as this worker. */
    void run(Runnable task) {
        TestWorker before = running;
        running = this;
        task.run();
        running = before;
    }
}
