// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.identity.internal.People.assertRefused;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.rostrum.base.error.CommonError;
import org.rostrum.test.VirtualTime;

class BrakesTest {

    private final VirtualTime time = new VirtualTime();
    private final SignInBrakes brakes = new SignInBrakes(time);

    @Test
    void theWindowSlides() {
        Brake brake = new Brake(2, Duration.ofMinutes(10), time);
        assertThat(brake.admits("a")).isTrue();
        time.advance(Duration.ofMinutes(6));
        assertThat(brake.admits("a")).isTrue();
        assertThat(brake.admits("a")).isFalse();
        time.advance(Duration.ofMinutes(4));
        assertThat(brake.admits("a")).as("the first has left the window").isTrue();
        assertThat(brake.admits("a")).isFalse();
        assertThat(brake.admits("b")).isTrue();
    }

    @Test
    void refusedAttemptsDoNotProlongTheWait() {
        Brake brake = new Brake(1, Duration.ofMinutes(10), time);
        brake.admits("a");
        for (int i = 0; i < 9; i++) {
            time.advance(Duration.ofMinutes(1));
            assertThat(brake.admits("a")).isFalse();
        }
        time.advance(Duration.ofMinutes(1));
        assertThat(brake.admits("a")).isTrue();
    }

    @Test
    void oneAddressMayTryALoginTenTimesAndManyLoginsSixtyTimes() {
        for (int i = 0; i < 10; i++) {
            brakes.attempt("anna", "192.0.2.1", () -> false);
        }
        assertRefused(CommonError.BRAKED, () -> brakes.attempt("anna", "192.0.2.1", () -> true));
        brakes.attempt("anna", "192.0.2.2", () -> false);
        for (int i = 0; i < 60; i++) {
            brakes.attempt("login" + i, "192.0.2.3", () -> false);
        }
        assertRefused(CommonError.BRAKED, () -> brakes.attempt("other", "192.0.2.3", () -> true));
    }

    @Test
    void guessingFromEverywhereDoesNotLockOutWhoIsKnown() {
        for (int i = 0; i < 100; i++) {
            brakes.attempt("anna", "198.51.100." + i, () -> false);
        }
        assertRefused(CommonError.BRAKED, () -> brakes.attempt("anna", "203.0.113.1", () -> false));
        brakes.attempt("anna", "192.0.2.1", () -> true);
        time.advance(Duration.ofMinutes(10));
        brakes.attempt("anna", "203.0.113.1", () -> false);
    }

    @Test
    void goodSignInsDoNotCount() {
        for (int i = 0; i < 500; i++) {
            brakes.attempt("anna", "192.0.2.1", () -> false);
            brakes.succeeded("anna", "192.0.2.1");
        }
    }

    @Test
    void anIpv6HostCannotEscapeWithinItsNetwork() {
        assertThat(SignInBrakes.network("2001:db8::1")).isEqualTo(SignInBrakes.network("2001:db8:0:0:ffff::2"));
        assertThat(SignInBrakes.network("2001:db8::1")).isNotEqualTo(SignInBrakes.network("2001:db8:0:1::1"));
        assertThat(SignInBrakes.network("192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(SignInBrakes.network("no::ip!")).isEqualTo("no::ip!");
    }
}
