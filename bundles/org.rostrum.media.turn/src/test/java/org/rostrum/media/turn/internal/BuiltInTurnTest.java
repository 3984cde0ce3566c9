// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.turn.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.test.Eventually.eventually;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.base.net.AddressNetwork;
import org.rostrum.base.stream.StreamProtocol.Match;
import org.rostrum.base.time.Ticker;
import org.rostrum.media.net.MediaTransport;
import org.rostrum.media.net.MediaTransports;
import org.rostrum.media.net.TransportHandler;
import org.rostrum.media.turn.TurnService.IceServer;
import org.rostrum.media.turn.TurnService.TurnCheck;
import org.rostrum.proto.stun.StunAttribute;
import org.rostrum.proto.stun.StunClass;
import org.rostrum.proto.stun.StunKeys;
import org.rostrum.proto.stun.StunMessage;
import org.rostrum.proto.stun.StunMethod;
import org.rostrum.proto.stun.StunTransactionId;
import org.rostrum.proto.stun.StunWriter;

/** Over real sockets on loopback. */
class BuiltInTurnTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private DatagramSocket media;
    private DatagramSocket client;
    private BuiltInTurn turn;
    private int transaction;
    private final Set<InetAddress> addresses = HostAddresses.find();

    @BeforeEach
    void start() throws IOException {
        media = socket();
        client = socket();
        turn = turn(config(free(), "40000-49000"));
    }

    @AfterEach
    void stop() {
        turn.close();
        media.close();
        client.close();
    }

    private final RelayedAddresses relays = new RelayedAddresses();

    private BuiltInTurn turn(TurnConfig config) {
        return new BuiltInTurn(config, new Media(), relays, Ticker.SYSTEM, Clock.systemUTC(), new SecureRandom(), () -> addresses);
    }

    private static DatagramSocket socket() throws IOException {
        DatagramSocket socket = new DatagramSocket(0, LOOPBACK);
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static int free() throws IOException {
        try (DatagramSocket probe = new DatagramSocket(0)) {
            return probe.getLocalPort();
        }
    }

    /** A media port that announces loopback. */
    private final class Media implements MediaTransports {
        @Override
        public MediaTransport create(String label, TransportHandler handler) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Candidate> candidates(int reachedPort) {
            return List.of(new Candidate("1", "udp", "127.0.0.1", media.getLocalPort(), 1));
        }

        @Override
        public int mediaPort() {
            return media.getLocalPort();
        }

        @Override
        public String fingerprint() {
            return "";
        }
    }

    private static TurnConfig config(int port, String range) {
        return new TurnConfig() {
            @Override
            public Class<? extends Annotation> annotationType() {
                return TurnConfig.class;
            }

            @Override
            public int port() {
                return port;
            }

            @Override
            public String relayPorts() {
                return range;
            }

            @Override
            public String[] allowedPeers() {
                return new String[] {"198.51.100.0/24, nonsense"};
            }

            @Override
            public int maxAllocations() {
                return 10;
            }

            @Override
            public int allocationsPerUser() {
                return 8;
            }

            @Override
            public int relayKbps() {
                return 20_000;
            }
        };
    }

    private StunMessage ask(StunWriter request) throws IOException {
        byte[] bytes = request.toBytes();
        client.send(new DatagramPacket(bytes, bytes.length, LOOPBACK, turn.stats().port()));
        return receive(client);
    }

    private static StunMessage receive(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
        socket.receive(packet);
        return StunMessage.parse(packet.getData(), 0, packet.getLength());
    }

    private StunWriter request(int method) {
        return new StunWriter(StunClass.REQUEST, method, new StunTransactionId(++transaction, 0));
    }

    private StunWriter allocate() {
        return request(StunMethod.ALLOCATE).attribute(StunAttribute.REQUESTED_TRANSPORT, new byte[] {17, 0, 0, 0});
    }

    @Test // 00/R-23, 20/WRTC-10
    void packetsOfAClientReachTheMediaPortThroughARelayAndComeBack() throws IOException {
        IceServer server = turn.forClient("alice", "127.0.0.1", 0).get(0);
        StunMessage challenge = ask(allocate());
        String nonce = challenge.text(StunAttribute.NONCE);
        byte[] key = StunKeys.longTerm(server.username(), challenge.text(StunAttribute.REALM), server.credential());
        StunMessage given = ask(signed(allocate(), server, nonce, key));
        InetSocketAddress relayed = given.xorAddress(StunAttribute.XOR_RELAYED_ADDRESS);
        assertThat(relayed.getPort()).isBetween(40_000, 49_000);
        InetSocketAddress peer = new InetSocketAddress(LOOPBACK, media.getLocalPort());
        StunWriter permission = request(StunMethod.CREATE_PERMISSION).xorAddress(StunAttribute.XOR_PEER_ADDRESS, peer);
        assertThat(ask(signed(permission, server, nonce, key)).type()).isEqualTo(StunClass.SUCCESS);
        byte[] indication = new StunWriter(StunClass.INDICATION, StunMethod.SEND, new StunTransactionId(9, 9))
                .xorAddress(StunAttribute.XOR_PEER_ADDRESS, peer).attribute(StunAttribute.DATA, new byte[] {1, 2, 3}).toBytes();
        client.send(new DatagramPacket(indication, indication.length, LOOPBACK, turn.stats().port()));
        DatagramPacket arrived = new DatagramPacket(new byte[100], 100);
        media.receive(arrived);
        assertThat(arrived.getLength()).isEqualTo(3);
        assertThat(arrived.getPort()).isEqualTo(relayed.getPort());
        assertThat(relays.isRelay((InetSocketAddress) arrived.getSocketAddress())).isTrue();
        media.send(new DatagramPacket(new byte[] {7, 8}, 2, arrived.getSocketAddress()));
        assertThat(receive(client).value(StunAttribute.DATA)).containsExactly(7, 8);
        eventually(() -> turn.stats().relayedPackets() == 2 && turn.stats().allocations() == 1 ? "" : "stats: " + turn.stats());
    }

    private static StunWriter signed(StunWriter writer, IceServer server, String nonce, byte[] key) {
        return writer.username(server.username()).text(StunAttribute.REALM, "rostrum").text(StunAttribute.NONCE, nonce).integrity(key);
    }

    @Test
    void theSelfTestTellsWhatIs() throws IOException {
        assertThat(turn.check()).isEqualTo(TurnCheck.OK);
        eventually(() -> turn.stats().allocations() == 0 ? "" : "the relay of the check lives");
        try (DatagramSocket taken = new DatagramSocket(0)) {
            BuiltInTurn full = turn(config(free(), taken.getLocalPort() + "-" + taken.getLocalPort()));
            assertThat(full.check()).isEqualTo(TurnCheck.REFUSED);
            full.close();
        }
        BuiltInTurn off = turn(config(0, "bad"));
        assertThat(off.check()).isEqualTo(TurnCheck.OFF);
        assertThat(off.forClient("alice", "meet.test", 443).get(0).urls())
                .containsExactly("turn:meet.test:443?transport=tcp", "turns:meet.test:443?transport=tcp");
        assertThat(off.forClient("alice", "localhost", 443).get(0).urls())
                .containsExactly("turn:127.0.0.1:443?transport=tcp", "turns:127.0.0.1:443?transport=tcp");
        off.close();
        off.close();
    }

    @Test // the own media port and relays, and what is listed
    void onlyTheMediaPortRelaysAndListedNetworksAreReached() throws IOException {
        Reach reach = new Reach(new Media(), BuiltInTurn.networks(config(1, "").allowedPeers()), Ticker.SYSTEM);
        assertThat(reach.mayReach(new InetSocketAddress(LOOPBACK, media.getLocalPort()))).isTrue();
        assertThat(reach.mayReach(new InetSocketAddress(LOOPBACK, 8_101))).isFalse();
        assertThat(reach.mayReach(InetAddress.getByName("192.0.2.1"))).isFalse();
        assertThat(reach.mayReach(new InetSocketAddress("198.51.100.7", 1234))).isTrue();
        reach.open(45_000);
        assertThat(reach.mayReach(new InetSocketAddress(LOOPBACK, 45_000))).isTrue();
        reach.close(45_000);
        assertThat(reach.mayReach(new InetSocketAddress(LOOPBACK, 45_000))).isFalse();
        assertThat(BuiltInTurn.networks(new String[] {"nonsense"})).isEmpty();
        assertThat(BuiltInTurn.networks(new String[] {"10.0.0.0/8 fd00::/8"})).extracting(AddressNetwork::prefix).containsExactly(8, 8);
        assertThat(PortRange.of("53010 - 53020")).isEqualTo(new PortRange(53_010, 53_020));
        assertThat(PortRange.of("9-1")).isEqualTo(PortRange.STANDARD);
    }

    @Test
    void firstBytesTell() {
        byte[] allocate = request(StunMethod.ALLOCATE).toBytes();
        assertThat(turn.match(ByteBuffer.wrap(allocate))).isEqualTo(Match.YES);
        assertThat(turn.match(ByteBuffer.wrap(allocate, 0, 5))).isEqualTo(Match.MORE);
        assertThat(turn.match(ByteBuffer.wrap("GET / HTTP".getBytes()))).isEqualTo(Match.NO);
        byte[] framed = ByteBuffer.allocate(22).putShort((short) 20).put(allocate).array();
        assertThat(turn.match(ByteBuffer.wrap(framed))).as("ICE-TCP").isEqualTo(Match.NO);
    }

    /** A socket that takes nothing but what comes from the address that it asks, as clients do. */
    private DatagramSocket asking(InetAddress asked) throws IOException {
        DatagramSocket socket = socket();
        socket.connect(asked, turn.stats().port());
        return socket;
    }

    private StunMessage binding(DatagramSocket socket) throws IOException {
        byte[] bytes = request(StunMethod.BINDING).toBytes();
        socket.send(new DatagramPacket(bytes, bytes.length));
        return receive(socket);
    }

    @Test // 00/R-23: with one socket for all addresses the kernel answers 127.0.0.1 from 127.0.0.1, whatever was asked
    void answersLeaveFromTheAddressThatWasAsked() throws IOException {
        List<InetAddress> four = addresses.stream().filter(Inet4Address.class::isInstance).toList();
        assertThat(four).as("this host has an address beside loopback").hasSizeGreaterThan(1);
        for (InetAddress asked : four) {
            try (DatagramSocket socket = asking(asked)) {
                assertThat(binding(socket).type()).as("asked " + asked).isEqualTo(StunClass.SUCCESS);
            }
        }
    }

    @Test
    void socketsAreForAddressesThatClientsCanName() throws IOException {
        assertThat(HostAddresses.choose(List.of())).as("nothing is known").containsExactly(TurnLoop.wildcard());
        assertThat(HostAddresses.choose(List.of(InetAddress.getByName("fe80::1"), InetAddress.getByName("2001:db8::1"), LOOPBACK)))
                .containsExactly(InetAddress.getByName("2001:db8::1"), LOOPBACK);
    }
}
