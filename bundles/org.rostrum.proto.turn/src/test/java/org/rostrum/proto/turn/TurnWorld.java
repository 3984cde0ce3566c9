// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rostrum.proto.stun.StunAttribute;
import org.rostrum.proto.stun.StunClass;
import org.rostrum.proto.stun.StunKeys;
import org.rostrum.proto.stun.StunMessage;
import org.rostrum.proto.stun.StunMethod;
import org.rostrum.proto.stun.StunTransactionId;
import org.rostrum.proto.stun.StunWriter;
import org.rostrum.test.VirtualTime;

/** A server with a client and everything around it in virtual time. */
final class TurnWorld implements TurnOwner {

    static final TurnClient CLIENT = TurnClient.datagram(new InetSocketAddress("192.0.2.10", 4000));
    static final InetSocketAddress MEDIA = new InetSocketAddress("198.51.100.1", 53000);
    static final InetSocketAddress STRANGER = new InetSocketAddress("203.0.113.66", 9);
    static final byte[] OVER_UDP = {17, 0, 0, 0};

    record Sent(TurnClient client, byte[] bytes) {}

    record Relayed(long relay, String data, InetSocketAddress peer) {}

    final VirtualTime time = new VirtualTime();
    final Instant start = Instant.parse("2026-01-01T00:00:00Z");
    final TurnSecret secret = new TurnSecret(new byte[20]);
    final List<Sent> sent = new ArrayList<>();
    final List<Relayed> relayed = new ArrayList<>();
    final Set<Long> relays = new HashSet<>();
    boolean portsLeft = true;
    boolean answerLater;
    final TurnServer server;
    private int transaction;
    private String realm = "";
    private String nonce = "";
    String username = "";
    byte[] key = new byte[0];

    TurnWorld() {
        server = new TurnServer(new TurnSettings("rostrum", 20, 3, 1_000), secret, this, new Moving(), new SecureRandom(), time.nanos());
        login("alice", start.plusSeconds(3600));
    }

    private final class Moving extends Clock {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return start.plusNanos(time.nanos());
        }
    }

    void login(String label, Instant until) {
        TurnSecret.Credential credential = secret.issue(label, until);
        username = credential.username();
        key = StunKeys.longTerm(username, "rostrum", credential.password());
    }

    // ---- owner

    @Override
    public void toClient(TurnClient client, byte[] buffer, int offset, int length) {
        sent.add(new Sent(client, Arrays.copyOfRange(buffer, offset, offset + length)));
    }

    @Override
    public void toPeer(long relay, byte[] buffer, int offset, int length, InetSocketAddress peer) {
        relayed.add(new Relayed(relay, new String(buffer, offset, length), peer));
    }

    @Override
    public void openRelay(long relay, boolean six, boolean even) {
        if (portsLeft && !answerLater) {
            relays.add(relay);
            server.relayOpened(relay, new InetSocketAddress(six ? "2001:db8::1" : "198.51.100.1", 53_000 + (int) relay), time.nanos());
        } else if (!answerLater) {
            server.relayFailed(relay);
        }
    }

    @Override
    public void closeRelay(long relay) {
        assertThat(relays.remove(relay)).isTrue();
    }

    @Override
    public boolean mayReach(InetAddress peer) {
        return peer.equals(MEDIA.getAddress());
    }

    @Override
    public boolean mayReach(InetSocketAddress peer) {
        return peer.equals(MEDIA);
    }

    // ---- client

    StunWriter request(int method) {
        return new StunWriter(StunClass.REQUEST, method, new StunTransactionId(++transaction, 0));
    }

    @Nullable StunMessage raw(byte[] bytes, TurnClient from) {
        sent.clear();
        server.handleClient(bytes, 0, bytes.length, from, time.nanos());
        if (sent.isEmpty()) {
            return null;
        }
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).client).isEqualTo(from);
        return StunMessage.parse(sent.get(0).bytes, 0, sent.get(0).bytes.length);
    }

    void challenge(TurnClient from) {
        StunMessage answer = raw(request(StunMethod.ALLOCATE).attribute(StunAttribute.REQUESTED_TRANSPORT, OVER_UDP).toBytes(), from);
        assertThat(answer.errorCode()).hasValue(401);
        realm = answer.text(StunAttribute.REALM);
        nonce = answer.text(StunAttribute.NONCE);
    }

    byte[] signed(StunWriter writer) {
        return writer.username(username).text(StunAttribute.REALM, realm).text(StunAttribute.NONCE, nonce).integrity(key).toBytes();
    }

    @Nullable StunMessage ask(int method, UnaryOperator<StunWriter> more) {
        return raw(signed(more.apply(request(method))), CLIENT);
    }

    StunMessage allocate(TurnClient from) {
        challenge(from);
        return raw(signed(request(StunMethod.ALLOCATE).attribute(StunAttribute.REQUESTED_TRANSPORT, OVER_UDP)), from);
    }

    void permit() {
        assertThat(ask(StunMethod.CREATE_PERMISSION, w -> w.xorAddress(StunAttribute.XOR_PEER_ADDRESS, MEDIA)).type()).isEqualTo(StunClass.SUCCESS);
    }

    void sendIndication(InetSocketAddress peer, String data) {
        byte[] bytes = new StunWriter(StunClass.INDICATION, StunMethod.SEND, new StunTransactionId(++transaction, 0))
                .xorAddress(StunAttribute.XOR_PEER_ADDRESS, peer).attribute(StunAttribute.DATA, data.getBytes()).toBytes();
        server.handleClient(bytes, 0, bytes.length, CLIENT, time.nanos());
    }

    void fromPeer(InetSocketAddress peer, String data) {
        sent.clear();
        byte[] bytes = data.getBytes();
        server.handlePeer(1, bytes, 0, bytes.length, peer, time.nanos());
    }

    void pass(Duration duration) {
        time.advance(duration);
        server.handleTimeout(time.nanos());
    }
}
