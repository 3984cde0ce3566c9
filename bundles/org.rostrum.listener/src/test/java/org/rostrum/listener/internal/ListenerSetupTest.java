// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rostrum.listener.HttpsMode;
import org.rostrum.listener.internal.Addresses.Role;

/** A file that somebody edits: what cannot be used leaves what was there, so that HTTPS stays up. */
class ListenerSetupTest {

    /** A text where a number is expected throws when it is asked for, as the container's annotation does. */
    private static final Map<String, Object> BROKEN = Map.of("mode", "selfsigned", "tlsVersions", new String[] {"TLSv1.3,SSLv3"},
            "httpsPort", "many", "httpPort", 65_536, "platformPort", -1, "hsts", "maybe", "idleTimeoutMs", 0, "headerTimeoutMs", "",
            "maxHeaderBytes", 1, "maxConnections", 0);

    @Test
    void withoutAFileTheDefaultsCount() {
        ListenerSetup setup = ListenerSetup.read(TestListener.config(Map.of()), null);
        assertThat(setup.settings()).isEqualTo(new ListenerSettings(HttpsMode.SELF_SIGNED, List.of("TLSv1.3", "TLSv1.2"), 443, "auto"));
        assertThat(List.of(Role.values())).extracting(setup::port).containsExactly(443, 80, 4307, 3478, 5349);
    }

    @Test
    void whatCannotBeUsedAtTheStartIsTheDefault() {
        assertThat(ListenerSetup.read(TestListener.config(BROKEN), null)).isEqualTo(ListenerSetup.read(TestListener.config(Map.of()), null));
    }

    @Test
    void whatCannotBeUsedLaterStaysAsItWas() {
        ListenerSetup good = ListenerSetup.read(TestListener.config(Map.of("mode", "custom", "tlsVersions", new String[] {"TLSv1.2"},
                "httpsPort", 8443, "httpPort", 0, "platformPort", 4308, "hsts", "true", "idleTimeoutMs", 5_000, "maxConnections", 500)), null);
        assertThat(ListenerSetup.read(TestListener.config(BROKEN), good)).isEqualTo(good);
        assertThat(good.port(Role.HTTPS)).isEqualTo(8443);
        assertThat(good.settings().tlsVersions()).containsExactly("TLSv1.2");
    }

    @Test
    void anAddressOfSomebodyElseIsNotListenedOn() {
        ListenerSetup good = ListenerSetup.read(TestListener.config(Map.of("host", "127.0.0.1")), null);
        assertThat(ListenerSetup.read(TestListener.config(Map.of("host", "192.0.2.1")), good).host()).isEqualTo("127.0.0.1");
        assertThat(ListenerSetup.read(TestListener.config(Map.of()), good).host()).isEmpty();
    }

    @Test
    void theRestOfABrokenFileCounts() {
        ListenerSetup setup = ListenerSetup.read(TestListener.config(Map.of("httpsPort", "x", "platformPort", 4400)), null);
        assertThat(setup.port(Role.HTTPS)).isEqualTo(443);
        assertThat(setup.port(Role.PLATFORM)).isEqualTo(4400);
    }
}
