// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.base.net.AddressNetwork;

class ForwardingTest {

    private static final List<AddressNetwork> PROXIES = List.of(AddressNetwork.parse("10.0.0.0/8").orElseThrow(), AddressNetwork.parse("fd00::5").orElseThrow());

    @ParameterizedTest // the right-most hop that is no proxy of ours wins, whatever stands further left
    @CsvSource(delimiter = '|', value = {
        "198.51.100.7                         | 198.51.100.7",
        "1.2.3.4, 198.51.100.7                | 198.51.100.7",
        "127.0.0.1, 198.51.100.7, 10.9.9.9    | 198.51.100.7",
        "10.1.1.1, 10.2.2.2                   | 10.1.1.1",
        "2001:db8::7                          | 2001:db8:0:0:0:0:0:7",
        "198.51.100.7:4711                    | 198.51.100.7",
        "[2001:db8::7]:4711                   | 2001:db8:0:0:0:0:0:7",
        "1.2.3.4, unknown, 10.9.9.9           | 10.9.9.9",
    })
    void clientIsTheLastHopThatWeDoNotTrust(String header, String client) throws Exception {
        Optional<Forwarding> told = told("10.0.0.1", Map.of("X-Forwarded-For", header));

        assertThat(told.orElseThrow().client().getHostAddress()).isEqualTo(client);
    }

    @ParameterizedTest // RFC 7239
    @CsvSource(delimiter = '|', value = {
        "for=198.51.100.7;proto=http;host=a.example                        | 198.51.100.7 | http  | a.example",
        "for=1.2.3.4, for=\"198.51.100.7:99\"; proto=HTTPS;by=10.0.0.1      | 198.51.100.7 | https |",
        "for=\"[2001:db8::7]:99\";host=\"a.example:8443\"                   | 2001:db8:0:0:0:0:0:7 | | a.example:8443",
    })
    void theStandardHeaderIsRead(String header, String client, String proto, String host) throws Exception {
        Forwarding told = told("fd00::5", Map.of("Forwarded", header, "X-Forwarded-For", "192.0.2.99")).orElseThrow();

        assertThat(told.client().getHostAddress()).isEqualTo(client);
        assertThat(told.proto()).isEqualTo(proto);
        assertThat(told.host()).isEqualTo(host);
    }

    @Test
    void othersAreNeverBelieved() throws Exception {
        Map<String, String> headers = Map.of("X-Forwarded-For", "127.0.0.1", "X-Forwarded-Host", "evil.example", "Forwarded", "for=127.0.0.1");

        assertThat(told("198.51.100.9", headers)).isEmpty();
        assertThat(told("11.0.0.1", headers)).isEmpty();
        assertThat(told("fd00::6", headers)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "localhost", "unknown", "_hidden", "999.1.1.1", "1.2.3", "example.org", "[::1", "::g", "%0"})
    void whatIsNoAddressIsNotBelieved(String header) throws Exception {
        assertThat(told("10.0.0.1", Map.of("X-Forwarded-For", header))).isEmpty();
        assertThat(told("10.0.0.1", Map.of("Forwarded", "for=" + header))).isEmpty();
    }

    @Test
    void schemeAndHostThatAreNoneAreLeftOut() throws Exception {
        Forwarding told = told("10.0.0.1",
                Map.of("X-Forwarded-For", "192.0.2.1", "X-Forwarded-Proto", "javascript", "X-Forwarded-Host", "a b\"<")).orElseThrow();

        assertThat(told.proto()).isNull();
        assertThat(told.host()).isNull();
    }

    private static Optional<Forwarding> told(String peer, Map<String, String> headers) throws Exception {
        return Forwarding.of(InetAddress.getByName(peer), PROXIES, name -> headers.containsKey(name) ? List.of(headers.get(name)) : List.of());
    }
}
