// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.proto.turn.TurnWorld.CLIENT;
import static org.rostrum.proto.turn.TurnWorld.MEDIA;
import static org.rostrum.proto.turn.TurnWorld.OVER_UDP;
import static org.rostrum.proto.turn.TurnWorld.STRANGER;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.rostrum.proto.stun.StunAttribute;
import org.rostrum.proto.stun.StunClass;
import org.rostrum.proto.stun.StunMessage;
import org.rostrum.proto.stun.StunMethod;
import org.rostrum.proto.stun.StunTransactionId;
import org.rostrum.proto.stun.StunWriter;

class TurnServerTest {

    private final TurnWorld world = new TurnWorld();

    @Test // RFC 8656 section 7; 20/WRTC-10
    void whoProvesThePasswordGetsARelay() {
        StunMessage answer = world.allocate(CLIENT);
        assertThat(answer.type()).isEqualTo(StunClass.SUCCESS);
        assertThat(answer.verifyIntegrity(world.key)).isTrue();
        assertThat(answer.xorAddress(StunAttribute.XOR_RELAYED_ADDRESS)).isEqualTo(new InetSocketAddress("198.51.100.1", 53_001));
        assertThat(answer.xorMappedAddress()).isEqualTo(CLIENT.address());
        assertThat(ByteBuffer.wrap(answer.value(StunAttribute.LIFETIME)).getInt()).isEqualTo(600);
        assertThat(world.relays).hasSize(1);
    }

    @Test
    void strangersGetAChallengeAndLeaveNothingBehind() {
        byte[] bare = world.request(StunMethod.ALLOCATE).attribute(StunAttribute.REQUESTED_TRANSPORT, OVER_UDP).toBytes();
        assertThat(world.raw(bare, CLIENT).errorCode()).hasValue(401);
        assertThat(world.sent.get(0).bytes()).as("small").hasSizeLessThan(100);
        world.key = new byte[16];
        assertThat(world.allocate(CLIENT).errorCode()).as("wrong password").hasValue(401);
        world.username = "root";
        assertThat(world.allocate(CLIENT).errorCode()).as("no name of ours").hasValue(401);
        assertThat(world.server.allocations()).isZero();
        assertThat(world.relays).isEmpty();
    }

    @Test
    void anAddressThatAsksTooOftenIsNotAnswered() {
        int answered = 0;
        for (int i = 0; i < 1_000; i++) {
            byte[] bare = world.request(i % 2 == 0 ? StunMethod.ALLOCATE : StunMethod.BINDING).toBytes();
            answered += world.raw(bare, CLIENT) == null ? 0 : 1;
        }
        assertThat(answered).isBetween(150, 250);
        world.time.advance(Duration.ofSeconds(5));
        assertThat(world.allocate(CLIENT).type()).isEqualTo(StunClass.SUCCESS);
    }

    @Test
    void credentialsEndAndWhatIsAllocatedGoesOn() {
        world.allocate(CLIENT);
        for (int i = 0; i < 14; i++) {
            world.pass(Duration.ofMinutes(5));
            world.challenge(TurnClient.datagram(new InetSocketAddress("192.0.2.99", 1)));
            refreshWithFreshNonce();
        }
        assertThat(world.server.allocations()).isEqualTo(1);
        TurnClient other = TurnClient.datagram(new InetSocketAddress("192.0.2.11", 4000));
        assertThat(world.allocate(other).errorCode()).as("after an hour").hasValue(401);
    }

    private void refreshWithFreshNonce() {
        StunMessage stale = world.ask(StunMethod.REFRESH, UnaryOperator.identity());
        assertThat(stale.errorCode()).as("a nonce is for one client").hasValue(438);
        byte[] again = world.request(StunMethod.REFRESH).username(world.username).text(StunAttribute.REALM, "rostrum")
                .text(StunAttribute.NONCE, stale.text(StunAttribute.NONCE)).integrity(world.key).toBytes();
        assertThat(world.raw(again, CLIENT).type()).isEqualTo(StunClass.SUCCESS);
    }

    @Test // RFC 8656 sections 10 and 11
    void dataGoesOnlyToWhomAPermissionIsFor() {
        world.allocate(CLIENT);
        world.sendIndication(MEDIA, "too early");
        world.permit();
        world.sendIndication(MEDIA, "hello");
        world.sendIndication(new InetSocketAddress(MEDIA.getAddress(), 22), "another port of the same host");
        assertThat(world.relayed).containsExactly(new TurnWorld.Relayed(1, "hello", MEDIA));
        world.fromPeer(MEDIA, "answer");
        StunMessage data = StunMessage.parse(world.sent.get(0).bytes(), 0, world.sent.get(0).bytes().length);
        assertThat(data.method()).isEqualTo(StunMethod.DATA);
        assertThat(data.xorAddress(StunAttribute.XOR_PEER_ADDRESS)).isEqualTo(MEDIA);
        assertThat(data.text(StunAttribute.DATA)).isEqualTo("answer");
        world.fromPeer(STRANGER, "spam");
        world.fromPeer(new InetSocketAddress(MEDIA.getAddress(), 22), "spam");
        assertThat(world.sent).isEmpty();
        world.pass(Duration.ofSeconds(301));
        world.sendIndication(MEDIA, "the permission is over");
        assertThat(world.relayed).hasSize(1);
    }

    @Test // design 6: the relay reaches only what it is there for
    void nobodyElseIsReached() {
        world.allocate(CLIENT);
        assertThat(world.ask(StunMethod.CREATE_PERMISSION, w -> w.xorAddress(StunAttribute.XOR_PEER_ADDRESS, STRANGER)).errorCode()).hasValue(403);
        assertThat(world.ask(StunMethod.CREATE_PERMISSION, w -> w.xorAddress(StunAttribute.XOR_PEER_ADDRESS, MEDIA)
                .xorAddress(StunAttribute.XOR_PEER_ADDRESS, STRANGER)).errorCode()).as("all or none").hasValue(403);
        assertThat(world.ask(StunMethod.CHANNEL_BIND, w -> bind(w, 0x4000, new InetSocketAddress(MEDIA.getAddress(), 22))).errorCode()).hasValue(403);
        world.sendIndication(MEDIA, "none");
        assertThat(world.relayed).isEmpty();
        assertThat(world.ask(StunMethod.CREATE_PERMISSION, w -> w.xorAddress(StunAttribute.XOR_PEER_ADDRESS,
                new InetSocketAddress("2001:db8::5", 1))).errorCode()).hasValue(443);
    }

    private static StunWriter bind(StunWriter writer, int number, InetSocketAddress peer) {
        return writer.attribute(StunAttribute.CHANNEL_NUMBER, ByteBuffer.allocate(4).putShort((short) number).array())
                .xorAddress(StunAttribute.XOR_PEER_ADDRESS, peer);
    }

    @Test // RFC 8656 section 12
    void channelsCarryDataBothWays() {
        world.allocate(CLIENT);
        assertThat(world.ask(StunMethod.CHANNEL_BIND, w -> bind(w, 0x4000, MEDIA)).type()).isEqualTo(StunClass.SUCCESS);
        byte[] data = {0x40, 0, 0, 2, 'h', 'i', 0, 0};
        world.server.handleClient(data, 0, data.length, CLIENT, world.time.nanos());
        assertThat(world.relayed).containsExactly(new TurnWorld.Relayed(1, "hi", MEDIA));
        world.fromPeer(MEDIA, "you");
        assertThat(world.sent.get(0).bytes()).containsExactly(0x40, 0, 0, 3, 'y', 'o', 'u');
        assertThat(world.ask(StunMethod.CHANNEL_BIND, w -> bind(w, 0x4001, MEDIA)).errorCode()).as("a peer has one number").hasValue(400);
        assertThat(world.ask(StunMethod.CHANNEL_BIND, w -> bind(w, 0x3fff, MEDIA)).errorCode()).as("out of range").hasValue(400);
        byte[] longer = {0x40, 0, 0, 50, 'h', 'i'};
        world.server.handleClient(longer, 0, longer.length, CLIENT, world.time.nanos());
        assertThat(world.relayed).hasSize(1);
        world.pass(Duration.ofSeconds(299));
        world.permit();
        world.pass(Duration.ofSeconds(299));
        world.ask(StunMethod.REFRESH, UnaryOperator.identity());
        world.permit();
        world.pass(Duration.ofSeconds(10));
        world.fromPeer(MEDIA, "x");
        assertThat(world.sent.get(0).bytes()[0] & 0xC0).as("the channel is over, an indication comes").isZero();
    }

    @Test // RFC 8656 section 12.5
    void overStreamsChannelDataIsPadded() {
        TurnClient stream = TurnClient.stream(CLIENT.address(), 7);
        world.allocate(stream);
        assertThat(world.raw(world.signed(bind(world.request(StunMethod.CHANNEL_BIND), 0x4001, MEDIA)), stream).type()).isEqualTo(StunClass.SUCCESS);
        world.fromPeer(MEDIA, "you");
        assertThat(world.sent.get(0).bytes()).containsExactly(0x40, 1, 0, 3, 'y', 'o', 'u', 0);
        world.server.handleClosed(stream);
        assertThat(world.relays).as("the stream was the allocation's life").isEmpty();
    }

    @Test
    void allocationsEndByThemselvesAndByRequest() {
        world.allocate(CLIENT);
        world.pass(Duration.ofSeconds(601));
        assertThat(world.relays).isEmpty();
        world.allocate(CLIENT);
        StunMessage gone = world.ask(StunMethod.REFRESH, w -> w.attribute(StunAttribute.LIFETIME, new byte[4]));
        assertThat(gone.type()).isEqualTo(StunClass.SUCCESS);
        assertThat(world.relays).isEmpty();
        assertThat(world.ask(StunMethod.REFRESH, UnaryOperator.identity()).errorCode()).hasValue(437);
        world.allocate(CLIENT);
        StunMessage longer = world.ask(StunMethod.REFRESH, w -> w.attribute(StunAttribute.LIFETIME, new byte[] {0x7f, 0, 0, 0}));
        assertThat(ByteBuffer.wrap(longer.value(StunAttribute.LIFETIME)).getInt()).as("an hour at most").isEqualTo(3_600);
        world.server.close();
        assertThat(world.relays).isEmpty();
    }

    @Test
    void oneUserGetsSomeAndAllGetAllThatThereAre() {
        for (int i = 0; i < 3; i++) {
            assertThat(world.allocate(client(i)).type()).isEqualTo(StunClass.SUCCESS);
        }
        assertThat(world.allocate(client(3)).errorCode()).hasValue(486);
        for (int i = 4; i < 21; i++) {
            world.login("user" + i, world.start.plusSeconds(600));
            assertThat(world.allocate(client(i)).type()).isEqualTo(StunClass.SUCCESS);
        }
        world.login("last", world.start.plusSeconds(600));
        assertThat(world.allocate(client(30)).errorCode()).hasValue(508);
    }

    private static TurnClient client(int i) {
        return TurnClient.datagram(new InetSocketAddress("192.0.2." + (20 + i), 4000));
    }

    @Test
    void aRepeatedRequestGetsTheSameAnswerAndAnotherOneNone() { // RFC 8656 section 7.2, step 2
        world.challenge(CLIENT);
        byte[] request = world.signed(world.request(StunMethod.ALLOCATE).attribute(StunAttribute.REQUESTED_TRANSPORT, OVER_UDP));
        StunMessage first = world.raw(request, CLIENT);
        StunMessage second = world.raw(request, CLIENT);
        assertThat(second.xorAddress(StunAttribute.XOR_RELAYED_ADDRESS)).isEqualTo(first.xorAddress(StunAttribute.XOR_RELAYED_ADDRESS));
        assertThat(world.relays).hasSize(1);
        assertThat(world.ask(StunMethod.ALLOCATE, w -> w.attribute(StunAttribute.REQUESTED_TRANSPORT, OVER_UDP)).errorCode()).hasValue(437);
    }

    @Test
    void whatCannotBeGivenIsRefusedWithItsCode() {
        world.challenge(CLIENT);
        assertThat(world.ask(StunMethod.ALLOCATE, UnaryOperator.identity()).errorCode()).hasValue(400);
        assertThat(world.ask(StunMethod.ALLOCATE, w -> w.attribute(StunAttribute.REQUESTED_TRANSPORT, new byte[] {6, 0, 0, 0})).errorCode()).hasValue(442);
        UnaryOperator<StunWriter> udp = w -> w.attribute(StunAttribute.REQUESTED_TRANSPORT, OVER_UDP);
        assertThat(world.ask(StunMethod.ALLOCATE, w -> udp.apply(w).attribute(StunAttribute.REQUESTED_ADDRESS_FAMILY, new byte[] {9, 0, 0, 0})).errorCode())
                .hasValue(440);
        assertThat(world.ask(StunMethod.ALLOCATE, w -> udp.apply(w).attribute(StunAttribute.EVEN_PORT, new byte[] {(byte) 0x80})).errorCode()).hasValue(508);
        assertThat(world.ask(StunMethod.ALLOCATE, w -> udp.apply(w).attribute(0x7abc, new byte[4])).errorCode()).hasValue(420);
        world.portsLeft = false;
        assertThat(world.ask(StunMethod.ALLOCATE, udp).errorCode()).hasValue(508);
        assertThat(world.server.allocations()).isZero();
        world.portsLeft = true;
        assertThat(world.ask(StunMethod.ALLOCATE, w -> udp.apply(w).attribute(StunAttribute.REQUESTED_ADDRESS_FAMILY, new byte[] {2, 0, 0, 0}))
                .xorAddress(StunAttribute.XOR_RELAYED_ADDRESS).getAddress().getHostAddress()).startsWith("2001:db8");
    }

    @Test
    void anotherUserCannotTouchAnAllocation() { // RFC 8656 section 5: 441
        world.allocate(CLIENT);
        world.login("mallory", world.start.plusSeconds(600));
        assertThat(world.ask(StunMethod.REFRESH, w -> w.attribute(StunAttribute.LIFETIME, new byte[4])).errorCode()).hasValue(441);
        assertThat(world.relays).hasSize(1);
    }

    @Test
    void aRelayThatOpensLateIsClosedWhenNobodyWaits() {
        world.answerLater = true;
        assertThat(world.allocate(CLIENT)).isNull();
        world.server.handleClosed(CLIENT);
        world.relays.add(1L);
        world.server.relayOpened(1, MEDIA, world.time.nanos());
        assertThat(world.relays).isEmpty();
    }

    @Test
    void bindingTellsTheClientsAddress() { // RFC 8489 section 7
        StunMessage answer = world.raw(world.request(StunMethod.BINDING).fingerprint().toBytes(), CLIENT);
        assertThat(answer.xorMappedAddress()).isEqualTo(CLIENT.address());
        assertThat(answer.hasFingerprint()).isTrue();
    }

    @Test
    void rubbishDoesNoHarm() {
        world.allocate(CLIENT);
        world.permit();
        Random random = new Random(7);
        List<byte[]> seeds = new ArrayList<>(List.of(
                world.signed(world.request(StunMethod.REFRESH)),
                world.signed(bind(world.request(StunMethod.CHANNEL_BIND), 0x4000, MEDIA)),
                new byte[] {0x40, 0, 0, 2, 1, 2},
                new StunWriter(StunClass.INDICATION, StunMethod.SEND, new StunTransactionId(1, 1)).xorAddress(StunAttribute.XOR_PEER_ADDRESS, MEDIA)
                        .attribute(StunAttribute.DATA, new byte[9]).toBytes()));
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = i % 8 == 0 ? new byte[random.nextInt(200)] : seeds.get(random.nextInt(seeds.size())).clone();
            for (int n = random.nextInt(6); n >= 0 && bytes.length > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            world.server.handleClient(bytes, 0, random.nextInt(bytes.length + 1), CLIENT, world.time.nanos());
        }
        assertThat(world.server.allocations()).isLessThanOrEqualTo(1);
        assertThat(world.relayed).allSatisfy(relayed -> assertThat(relayed.peer()).isEqualTo(MEDIA));
    }

    @Test // RFC 8656 section 12.5, RFC 8489 section 6.2.2
    void messagesAreFoundInStreamsCutAnywhere() {
        byte[] stun = world.request(StunMethod.BINDING).fingerprint().toBytes();
        byte[] channel = {0x40, 0, 0, 3, 1, 2, 3, 0};
        byte[] both = ByteBuffer.allocate(stun.length + channel.length).put(stun).put(channel).array();
        for (int cut = 1; cut <= both.length; cut++) {
            List<Integer> lengths = new ArrayList<>();
            TurnFrames frames = new TurnFrames();
            for (int at = 0; at < both.length; at += cut) {
                assertThat(frames.feed(both, at, Math.min(cut, both.length - at), (buffer, offset, length) -> lengths.add(length))).isTrue();
            }
            assertThat(lengths).containsExactly(stun.length, 7);
        }
        assertThat(new TurnFrames().feed(new byte[] {(byte) 0x80, 0, 0, 0}, 0, 4, (b, o, l) -> { })).as("RTP").isFalse();
        assertThat(new TurnFrames().feed(new byte[] {0x40, 0, (byte) 0xff, (byte) 0xff}, 0, 4, (b, o, l) -> { })).as("64 KiB").isFalse();
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(100)];
            random.nextBytes(bytes);
            new TurnFrames().feed(bytes, 0, bytes.length, (b, o, l) -> assertThat(o + l).isLessThanOrEqualTo(b.length));
        }
    }

    @Test // 1,000 kbit/s, half a second at once
    void aRelayPassesSoMuchASecondAndNoMore() {
        world.allocate(CLIENT);
        world.permit();
        String data = "x".repeat(1_250);
        for (int i = 0; i < 200; i++) {
            world.sendIndication(MEDIA, data);
        }
        assertThat(world.relayed).as("62,500 octets at once").hasSize(50);
        assertThat(world.server.droppedPackets()).isEqualTo(150);
        world.time.advance(Duration.ofMillis(100));
        for (int i = 0; i < 20; i++) {
            world.sendIndication(MEDIA, data);
        }
        assertThat(world.relayed).as("and 12,500 in a tenth of a second").hasSize(60);
        assertThat(world.server.relayedPackets()).isEqualTo(60);
        world.fromPeer(MEDIA, data);
        assertThat(world.sent).as("the other direction has a rate of its own").hasSize(1);
    }

    @Test // a packet counts as 400 octets at least
    void smallPacketsAreBoundedTooAndEachRelayHasItsOwnRate() {
        world.allocate(CLIENT);
        world.permit();
        int toClient = 0;
        for (int i = 0; i < 1_000; i++) {
            world.fromPeer(MEDIA, "x");
            toClient += world.sent.size();
        }
        assertThat(toClient).isBetween(155, 157);
        assertThat(world.server.droppedPackets()).isEqualTo(1_000 - toClient);
        world.time.advance(Duration.ofSeconds(1));
        world.fromPeer(MEDIA, "x");
        assertThat(world.sent).as("later there is room again").hasSize(1);
    }
}
