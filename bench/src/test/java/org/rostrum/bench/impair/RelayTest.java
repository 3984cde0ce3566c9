// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.impair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A relay between sockets of the loopback. */
class RelayTest {

    private DatagramSocket server;
    private DatagramSocket client;
    private Relay relay;
    private Thread thread;

    @BeforeEach
    void start() throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
        server = new DatagramSocket(any);
        client = new DatagramSocket(any);
        server.setSoTimeout(5_000);
        client.setSoTimeout(5_000);
        relay = new Relay(any, (InetSocketAddress) server.getLocalSocketAddress(), 1);
        thread = new Thread(relay);
        thread.start();
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        relay.close();
        thread.join(5_000);
        server.close();
        client.close();
        assertThat(thread.isAlive()).isFalse();
    }

    private SocketAddress up(String text) throws IOException {
        client.send(new DatagramPacket(text.getBytes(), text.length(), relay.address()));
        DatagramPacket packet = new DatagramPacket(new byte[100], 100);
        server.receive(packet);
        assertThat(new String(packet.getData(), 0, packet.getLength())).isEqualTo(text);
        return packet.getSocketAddress();
    }

    private void down(SocketAddress to, String text) throws IOException {
        server.send(new DatagramPacket(text.getBytes(), text.length(), to));
    }

    private String received() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[100], 100);
        client.receive(packet);
        assertThat(packet.getSocketAddress()).isEqualTo(relay.address());
        return new String(packet.getData(), 0, packet.getLength());
    }

    @Test
    void carriesBothWays() throws IOException {
        down(up("there"), "back");
        assertThat(received()).isEqualTo("back");
    }

    @Test
    void aNewSocketIsAnotherAddressForTheServer() throws Exception {
        SocketAddress before = up("one");
        relay.rebind();
        SocketAddress after = up("two");
        assertThat(after).isNotEqualTo(before);
        down(before, "to nobody");
        down(after, "to the new one");
        assertThat(received()).isEqualTo("to the new one");
    }

    @Test
    void oneDirectionAloneSuffers() throws Exception {
        relay.conditions(false, Conditions.parse("loss=1"));
        down(up("there"), "lost");
        CompletableFuture<String> figures = new CompletableFuture<>();
        client.setSoTimeout(50);
        org.assertj.core.api.Assertions.assertThatThrownBy(this::received).isInstanceOf(SocketTimeoutException.class);
        relay.figures(figures::complete);
        assertThat(figures.get(5, TimeUnit.SECONDS)).contains("\"up\":{\"packets\":1,\"lost\":0").contains("\"down\":{\"packets\":1,\"lost\":1");
    }

    @Test
    void delayedPacketsComeInOrder() throws Exception {
        SocketAddress to = up("there");
        relay.conditions(false, Conditions.parse("delay=40"));
        CompletableFuture<String> done = new CompletableFuture<>();
        relay.figures(done::complete);
        done.get(5, TimeUnit.SECONDS);
        long from = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            down(to, "packet " + i);
        }
        for (int i = 0; i < 20; i++) {
            assertThat(received()).isEqualTo("packet " + i);
        }
        assertThat(System.nanoTime() - from).isGreaterThan(40_000_000);
    }
}
