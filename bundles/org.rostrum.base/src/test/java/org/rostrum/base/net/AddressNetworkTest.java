// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressNetworkTest {

    // 20/SEC-9, 00/R-12
    @ParameterizedTest
    @CsvSource({
        "192.168.11.10/32, 192.168.11.10, true",
        "192.168.11.10, 192.168.11.11, false",
        "10.1.2.3/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "172.16.0.0/12, 172.31.255.255, true",
        "172.16.0.0/12, 172.32.0.0, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "fc00::/7, fd12::1, true",
        "fe80::/10, fe80::1%eth0, true",
        "::1, 0:0:0:0:0:0:0:1, true",
        "127.0.0.0/8, ::ffff:127.0.0.1, true",
        "10.0.0.0/8, localhost, false"
    })
    void tellsWhatIsInIt(String network, String address, boolean expected) {
        assertThat(AddressNetwork.parse(network).orElseThrow().contains(address)).isEqualTo(expected);
    }

    // 20/SEC-9: digits and dots, four octets without leading zeros; names are never looked up
    @ParameterizedTest
    @ValueSource(strings = {"", "10", "10.0.0", "10.0.0.256", "010.0.0.1", "10.0.0.1/33", "10.0.0.1/-1", "10.0.0.1/", "10.0.0.1/x",
        "::1/129", "example.org", "localhost", ":", "1:2:3", "[::1]/128"})
    void isNoNetwork(String text) {
        assertThat(AddressNetwork.parse(text)).isEmpty();
    }

    @Test
    void dropsBitsBehindThePrefix() {
        assertThat(AddressNetwork.of("192.168.11.10", 16)).hasToString("Optional[192.168.0.0/16]");
    }

    // 30/ZON-5; RFC 5952 section 4, the first four are its examples
    @ParameterizedTest
    @CsvSource({
        "2001:0db8::0001, 2001:db8::1/128",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1/128",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1/128",
        "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1/128",
        "fd00:0:0:0:0:0:0:0/8, fd00::/8",
        "FE80::ABCD:0012/10, fe80::/10",
        "0:0:0:0:0:0:0:0/0, ::/0",
        "::1, ::1/128",
        "64:ff9b::192.0.2.33/128, 64:ff9b::c000:221/128",
        "1:0:0:0:5:6:7:0, 1::5:6:7:0/128",
        "::ffff:10.0.0.1, 10.0.0.1/32"
    })
    void anyFormIsReadAndTheShortOneIsWritten(String typed, String written) {
        assertThat(AddressNetwork.parse(typed).orElseThrow()).hasToString(written).isEqualTo(AddressNetwork.parse(written).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:1, ::1", "[2001:DB8:0:0:0:0:0:7], 2001:db8::7", "192.0.2.1, 192.0.2.1",
        "fe80:0:0:0:0:0:0:1%eth0, fe80::1", "example.org, example.org", "'', ''"
    })
    void anAddressHasOneForm(String told, String canonical) {
        assertThat(AddressNetwork.canonical(told)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, true", "127.9.9.9, true", "::1, true", "::ffff:127.0.0.1, true", "10.0.0.1, false", "localhost, false"})
    void knowsTheHostItself(String address, boolean expected) {
        assertThat(AddressNetwork.isLoopback(address)).isEqualTo(expected);
    }
}
