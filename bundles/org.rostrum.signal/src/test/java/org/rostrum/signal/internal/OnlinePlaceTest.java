// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.signal.internal.Fixture.request;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.licence.Pool;
import org.rostrum.licence.internal.TestIssuer;

/** Who counts as online (00/R-7). */
class OnlinePlaceTest {

    private static final String OTHER = "ffffffffffffffffffffffffffffffff";

    private final Fixture f = new Fixture();

    @BeforeEach
    void onePlace() {
        f.licence.install(new TestIssuer("Test").terms("EB2MM", f.time.instant(), null, 1, 1, 1, 1));
    }

    @Test
    void aBrowserProfileCountsOnceWhateverItsTabs() {
        // 00/R-7: 1 per browser profile, not per tab; 10/UC-2: an account that is not signed in counts for nothing
        assertThat(online()).isZero();
        assertThat(f.ann).isNotNull();
        Connection first = f.greeted();
        Connection second = f.greeted();
        assertThat(online()).isEqualTo(1);
        first.closed();
        assertThat(online()).isEqualTo(1);
        second.closed();
        second.closed();
        assertThat(online()).isZero();
    }

    @Test
    void anotherDeviceOfTheSameAccountIsRefusedWithItsCode() {
        // 10/ONL-1: two devices, two connections
        f.greeted();
        Connection other = f.connect("session-token-of-ann", null);
        other.receive(request("hello", Fixture.hello().replace(Fixture.INSTANCE, OTHER)));
        assertThat(f.client.lastCode()).isEqualTo("licence_limit");
        assertThat(other.login()).isNull();
        assertThat(online()).isEqualTo(1);
    }

    @Test
    void guestsTakeNoOnlineConnection() {
        // 10/GST-2
        f.connect(null, "guest-token-of-gus").receive(request("hello", Fixture.hello()));
        assertThat(f.client.last().path("type").asText()).isNotEqualTo("error");
        assertThat(online()).isZero();
    }

    @Test
    void whoLeavesASeatBehindFindsHisPlaceWhileItIsHeld() {
        f.joined().closed();
        assertThat(online()).isEqualTo(1);
        f.time.advance(Duration.ofSeconds(100));
        Connection back = f.greeted();
        f.time.advance(Duration.ofSeconds(100));
        assertThat(online()).as("the returned connection holds it").isEqualTo(1);
        back.closed();
        assertThat(online()).isZero();
    }

    @Test
    void afterTheEndWhoIsSignedInConnectsAgain() {
        // 00/R-5: what runs may finish, so its people may reconnect
        f.licence.install(new TestIssuer("Test").until("EB2MM", f.time.instant(), Duration.ofDays(1), 0));
        f.time.advance(Duration.ofDays(2));
        assertThat(f.licence.licence().accepts()).isFalse();
        assertThat(f.greeted().login()).isNotNull();
    }

    @Test
    void withoutAnyLicenceNobodyConnects() {
        f.licence.takeAway();
        Connection connection = f.connect("session-token-of-ann", null);
        connection.receive(request("hello", Fixture.hello()));
        assertThat(f.client.lastCode()).isEqualTo("licence_expired");
        assertThat(connection.login()).isNull();
    }

    private long online() {
        return Objects.requireNonNull(f.licence.licence().status().pools().get(Pool.ONLINE)).used();
    }
}
