// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.turn.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.test.Eventually.eventually;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Over real sockets on loopback, all of whose 127.0.0.0/8 is this host's. */
class ClientSocketsTest {

    private static final InetAddress FIRST = InetAddress.getLoopbackAddress();

    private final AtomicReference<Set<InetAddress>> host = new AtomicReference<>(Set.of(FIRST));

    /** Sends back what comes. */
    @Sharable
    private static final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            DatagramPacket packet = (DatagramPacket) message;
            context.writeAndFlush(new DatagramPacket(packet.content(), packet.sender()));
        }
    }

    private static String answeredFrom(InetAddress asked, int port) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, FIRST)) {
            socket.setSoTimeout(2_000);
            socket.send(new java.net.DatagramPacket(new byte[1], 1, asked, port));
            java.net.DatagramPacket answer = new java.net.DatagramPacket(new byte[9], 9);
            socket.receive(answer);
            return answer.getAddress().getHostAddress();
        }
    }

    @Test
    void addressesComeAndGo() throws Exception {
        InetAddress later = InetAddress.getByName("127.0.0.7");
        int port;
        try (DatagramSocket probe = new DatagramSocket(0)) {
            port = probe.getLocalPort();
        }
        try (TurnLoop loop = new TurnLoop()) {
            ClientSockets sockets = new ClientSockets(loop, port, host::get, address -> new Echo());
            assertThat(sockets.open()).isTrue();
            eventually(() -> sockets.of(FIRST) != null ? "" : "not open");
            assertThat(sockets.of(later)).isNull();

            host.set(Set.of(FIRST, later));
            sockets.refresh();
            eventually(() -> sockets.of(later) != null ? "" : "the new address has no socket");
            assertThat(answeredFrom(later, port)).as("not from 127.0.0.1, which the kernel would take").isEqualTo("127.0.0.7");
            assertThat(answeredFrom(FIRST, port)).isEqualTo("127.0.0.1");

            host.set(Set.of(FIRST));
            sockets.refresh();
            assertThat(sockets.of(later)).isNull();
            eventually(() -> {
                try (DatagramSocket free = new DatagramSocket(port, later)) {
                    return free.isBound() ? "" : "not bound";
                } catch (IOException e) {
                    return "the socket of the address that is gone is open";
                }
            });
        }
    }

    @Test
    void aPortThatSomebodyHasIsNotOpen() throws Exception {
        try (DatagramSocket taken = new DatagramSocket(0, FIRST); TurnLoop loop = new TurnLoop()) {
            assertThat(new ClientSockets(loop, taken.getLocalPort(), host::get, address -> new Echo()).open()).isFalse();
        }
    }
}
