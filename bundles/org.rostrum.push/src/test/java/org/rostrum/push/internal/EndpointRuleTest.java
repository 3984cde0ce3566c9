// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.net.AddressNetwork;
import org.rostrum.push.PushError;
import org.rostrum.push.PushSettings;

class EndpointRuleTest {

    private static final List<String> HOSTS = List.of("fcm.example", "*.push.example", "own.example:8443");

    /** 55/PSH-9: only to hosts of the list. */
    @ParameterizedTest
    @ValueSource(strings = {"https://fcm.example/fcm/send/a:b", "https://FCM.example/x", "https://fcm.example:443/x", "https://a.push.example/x",
        "https://b.a.push.example/x?y", "https://own.example:8443/x"})
    void allowsHostsOfTheList(String endpoint) {
        assertThat(EndpointRule.checked(endpoint, HOSTS)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "http://fcm.example/x, PUSH_ENDPOINT_INVALID", "ftp://fcm.example/x, PUSH_ENDPOINT_INVALID", "/x, PUSH_ENDPOINT_INVALID",
        "https:///x, PUSH_ENDPOINT_INVALID", "https://u:p@fcm.example/x, PUSH_ENDPOINT_INVALID", "https://fcm.example/x#y, PUSH_ENDPOINT_INVALID",
        "https://fcm.example /x, PUSH_ENDPOINT_INVALID", "'', PUSH_ENDPOINT_INVALID", "file:///etc/passwd, PUSH_ENDPOINT_INVALID",
        "https://fcm.example:8443/x, PUSH_HOST_NOT_ALLOWED", "https://push.example/x, PUSH_HOST_NOT_ALLOWED",
        "https://evilpush.example/x, PUSH_HOST_NOT_ALLOWED", "https://own.example/x, PUSH_HOST_NOT_ALLOWED",
        "https://127.0.0.1/x, PUSH_HOST_NOT_ALLOWED", "https://[::1]/x, PUSH_HOST_NOT_ALLOWED", "https://localhost/x, PUSH_HOST_NOT_ALLOWED",
        "https://fcm.example.evil.example/x, PUSH_HOST_NOT_ALLOWED"})
    void refusesEverythingElse(String endpoint, PushError error) {
        assertThatThrownBy(() -> EndpointRule.checked(endpoint, HOSTS)).isInstanceOfSatisfying(RostrumException.class, e -> {
            assertThat(e.error()).isEqualTo(error);
            assertThat(e.location()).isEqualTo("endpoint");
        });
        assertThatThrownBy(() -> EndpointRule.checked("https://fcm.example/" + "x".repeat(2000), HOSTS)).hasMessageContaining("2000");
    }

    private static InetAddress address(String text) {
        return AddressNetwork.address(text).orElseThrow();
    }

    /** A browser must not make the server call into its own network, whatever the name of a host stands for. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fd00::1", "fc00::1", "ff02::1",
        "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::1"})
    void internalAddressesAreNotConnectedTo(String internal) {
        assertThat(EndpointRule.mayConnect(address(internal), List.of())).isFalse();
        assertThat(EndpointRule.mayConnect(address(internal), List.of("203.0.113.0/24"))).isFalse();
    }

    @Test
    void publicAndListedOnesAre() {
        assertThat(EndpointRule.mayConnect(address("8.8.8.8"), List.of())).isTrue();
        assertThat(EndpointRule.mayConnect(address("2a00:1450:4001::5f"), List.of())).isTrue();
        assertThat(EndpointRule.mayConnect(address("10.1.2.3"), List.of("10.1.2.0/24"))).isTrue();
        assertThat(EndpointRule.mayConnect(address("127.0.0.1"), List.of("127.0.0.1"))).isTrue();
        assertThat(EndpointRule.mayConnect(address("10.1.3.3"), List.of("10.1.2.0/24"))).isFalse();
    }

    @Test
    void settingsTakeHostsAndNetworksOnly() {
        assertThat(PushSettings.HOSTS.valid().test(List.of("fcm.googleapis.com", "*.push.example:8443", "localhost:1234"))).isTrue();
        assertThat(PushSettings.HOSTS.valid().test(List.of("https://fcm.googleapis.com"))).isFalse();
        assertThat(PushSettings.HOSTS.valid().test(List.of("*"))).isFalse();
        assertThat(PushSettings.HOSTS.valid().test(List.of("push.example:65536"))).isFalse();
        assertThat(List.of("", "proxy.example:3128", "10.0.0.1:65535")).allMatch(PushSettings.PROXY.valid());
        assertThat(List.of("proxy.example", "http://proxy.example:80", "*.example:80", "a:0", "a:65536", "a:99999")).noneMatch(PushSettings.PROXY.valid());
        assertThat(PushSettings.INTERNAL_NETWORKS.valid().test(List.of("10.0.0.0/8", "::1"))).isTrue();
        assertThat(PushSettings.INTERNAL_NETWORKS.valid().test(List.of("example.org"))).isFalse();
    }
}
