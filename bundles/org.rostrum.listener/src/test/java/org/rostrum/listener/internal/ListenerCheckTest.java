// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.listener.internal.Addresses.Role;
import org.rostrum.settings.SettingCatalogue.Fault;

/** What may be changed past the operation of HTTPS, and what not. */
class ListenerCheckTest {

    private final Addresses addresses = new Addresses(new Counters());
    private final ListenerCheck check = new ListenerCheck(addresses,
            () -> ListenerSetup.read(TestListener.config(Map.of("host", "127.0.0.1")), null));

    private List<String> faults(String key, @Nullable String value) {
        Map<String, @Nullable String> wanted = new HashMap<>();
        wanted.put("org.rostrum.listener." + key, value);
        return check.check(wanted).stream().map(Fault::error).map(error -> error.code()).toList();
    }

    @ParameterizedTest // 20/TLS-14: nothing of it is stored without the test
    @ValueSource(strings = {"mode", "tlsVersions", "httpsPort", "hsts"})
    void whatHttpsTestsIsChangedThere(String key) {
        assertThat(check.elsewhere("org.rostrum.listener." + key)).contains("/https");
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.rostrum.listener.httpPort", "org.rostrum.listener.host", "org.rostrum.other.mode", "mode"})
    void theRestIsChangedHere(String name) {
        assertThat(check.elsewhere(name)).isEmpty();
    }

    @Test // 20/TLS-12: port free
    void aPortMustBeFree() throws Exception {
        addresses.set(Role.HTTPS, 443);
        assertThat(faults("httpPort", "443")).containsExactly("portTaken");
        assertThat(faults("platformPort", "0")).isEmpty();
        assertThat(faults("httpPort", null)).isEmpty();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(faults("platformPort", String.valueOf(taken.getLocalPort()))).containsExactly("portTaken");
            int port = taken.getLocalPort();
            taken.close();
            assertThat(faults("platformPort", String.valueOf(port))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"host | 192.0.2.1 | invalidValue", "host | no such name | invalidValue", "host | 127.0.0.1 |", "host | '' |",
        "trustedProxies | 10.0.0.5/32 |", "trustedProxies | nonsense | invalidValue", "trustedProxies | 10.0.0.0/33 | invalidValue"})
    void addressesMustBeOnes(String key, String value, @Nullable String fault) {
        assertThat(faults(key, value)).isEqualTo(fault == null ? List.of() : List.of(fault));
    }
}
