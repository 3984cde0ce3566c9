// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.edge.StartStep;
import org.rostrum.test.DirectThreads;
import org.rostrum.test.VirtualTime;

/** The server is up once: when all is installed, nothing waits and each step is done. */
class StartupWatchTest {

    @TempDir
    Path folder;

    private final VirtualTime time = new VirtualTime();
    private final DirectThreads threads = new DirectThreads(time);
    private final AtomicReference<List<String>> parts = new AtomicReference<>(List.of("installation"));
    private final AtomicInteger early = new AtomicInteger();
    private Path file;
    private StartupWatch watch;

    @BeforeEach
    void start() {
        file = folder.resolve("run/ready");
        watch = new StartupWatch(parts::get, file, threads, early::incrementAndGet);
    }

    private void look() {
        time.advance(StartupWatch.INTERVAL);
    }

    private static StartStep step(String name, AtomicBoolean done) {
        return new StartStep() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean done() {
                return done.get();
            }
        };
    }

    @Test
    void waitsForAllAndThenStaysUp() {
        AtomicBoolean done = new AtomicBoolean();
        watch.addStep(step("REST resources", done));
        assertThat(watch.waitsFor()).containsExactly("installation");

        parts.set(List.of("org.rostrum.a"));
        look();
        assertThat(watch.waitsFor()).containsExactly("REST resources", "org.rostrum.a");
        parts.set(List.of());
        look();
        assertThat(watch.waitsFor()).containsExactly("REST resources");
        assertThat(file).doesNotExist();

        done.set(true);
        look();
        assertThat(watch.waitsFor()).isEmpty();
        assertThat(file).exists();
        assertThat(time.pending()).isZero();

        parts.set(List.of("org.rostrum.a"));
        look();
        assertThat(watch.waitsFor()).isEmpty();
        watch.close();
        assertThat(early).hasValue(0);
    }

    @Test
    void aStepThatGoesIsNotWaitedFor() {
        StartStep step = step("never", new AtomicBoolean());
        watch.addStep(step);
        parts.set(List.of());
        look();
        assertThat(watch.waitsFor()).containsExactly("never");

        watch.removeStep(step);
        look();
        assertThat(watch.waitsFor()).isEmpty();
    }

    @Test
    void looksAgainWhereThePoolIsFullAndNotAfterItsEnd() {
        parts.set(List.of());
        threads.full = true;
        look();
        assertThat(watch.waitsFor()).isNotEmpty();
        threads.full = false;
        watch.close();
        look();
        assertThat(watch.waitsFor()).isNotEmpty();
        assertThat(time.pending()).isZero();
        assertThat(early).as("the process tells that it was never up").hasValue(1);
    }
}
