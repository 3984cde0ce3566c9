// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.rostrum.edge.HealthCheck;
import org.rostrum.edge.HealthCheck.Result;
import org.rostrum.edge.HealthCheck.State;
import org.rostrum.monitor.Health.Finding;
import org.rostrum.test.DirectThreads;
import org.rostrum.test.VirtualTime;

class CheckedHealthTest {

    private final VirtualTime time = new VirtualTime();
    private final DirectThreads threads = new DirectThreads(time);
    private final CheckedHealth health = new CheckedHealth(threads, time);

    private static HealthCheck check(String name, Supplier<Result> look) {
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Result check() {
                return look.get();
            }
        };
    }

    @Test
    void tellsWhatEachCheckFoundByName() {
        Result full = new Result(State.FAILED, "diskFull", "…");
        health.addCheck(check("disk", () -> full));
        HealthCheck other = check("audio", () -> Result.OK);
        health.addCheck(other);
        assertThat(health.findings()).containsExactly(new Finding("audio", Result.OK), new Finding("disk", full));
        health.removeCheck(other);
        assertThat(health.findings()).containsExactly(new Finding("disk", full));
    }

    @Test
    void aCheckThatThrowsHasFailedAndTheOthersAreTold() {
        health.addCheck(check("bad", () -> {
            throw new IllegalStateException("broken");
        }));
        health.addCheck(check("good", () -> Result.OK));
        assertThat(health.findings()).extracting(finding -> finding.name() + " " + finding.result().code())
                .containsExactly("bad checkFailed", "good ok");
    }

    @Test
    void strangersCannotMakeItLookMoreOftenThanEveryFiveSeconds() {
        AtomicInteger looks = new AtomicInteger();
        health.addCheck(check("slow", () -> {
            looks.incrementAndGet();
            return Result.OK;
        }));
        for (int i = 0; i < 100; i++) {
            health.findings();
        }
        assertThat(looks).hasValue(1);
        time.advance(CheckedHealth.FRESH);
        health.findings();
        assertThat(looks).hasValue(2);
    }

    @Test
    void aFullPoolIsNoFailure() {
        health.addCheck(check("any", () -> Result.OK));
        threads.full = true;
        assertThat(health.findings()).extracting(finding -> finding.result().state()).containsExactly(State.WARNING);
    }
}
