// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import org.junit.jupiter.api.Test;

// 00/R-23
class PortChoiceTest {

    private final PortChoice choice = new PortChoice("127.0.0.1");

    @Test
    void takenPortOfTheOperatorGivesWayToNoOther() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(choice.https(taken.getLocalPort())).isEmpty();
            assertThat(choice.http(taken.getLocalPort())).isEmpty();
            assertThat(choice.platform(taken.getLocalPort())).isEmpty();
        }
    }

    @Test
    void standardPortsGiveWay() {
        assertThat(choice.candidates(443, 443, 8443)).containsExactly(443, 8443);
        assertThat(choice.candidates(444, 443, 8443)).containsExactly(444);
    }

    @Test
    void zeroMeansNone() {
        assertThat(choice.https(0)).isEmpty();
    }

    @Test
    void chosenPortIsHeldUntilTakenAndCanBeBoundAnew() throws Exception {
        int free = freePort();
        try (BoundPort port = choice.https(free).orElseThrow()) {
            assertThat(choice.https(free)).as("held").isEqualTo(Optional.empty());
            try (ServerSocketChannel first = port.take()) {
                assertThat(((InetSocketAddress) first.getLocalAddress()).getPort()).isEqualTo(free);
            }
            try (ServerSocketChannel again = port.take()) {
                assertThat(again.isOpen()).isTrue();
            }
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
