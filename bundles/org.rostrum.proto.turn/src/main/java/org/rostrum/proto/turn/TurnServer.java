// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.turn;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rostrum.proto.stun.StunAttribute;
import org.rostrum.proto.stun.StunClass;
import org.rostrum.proto.stun.StunError;
import org.rostrum.proto.stun.StunMessage;
import org.rostrum.proto.stun.StunMethod;
import org.rostrum.proto.stun.StunWriter;

/**
 * The server: allocations by client, and what comes from either side of them. Malformed input and input of strangers changes nothing.
 * See the package for the contract of use. Confined to one thread; time is the caller's monotonic nanoseconds.
 *
 * @see "RFC 8656; RFC 8489 sections 6 and 9.2"
 */
public final class TurnServer {

    private static final int CHANNEL_HEADER = 4;
    /** Longest packet relayed: what fits beside the header of an indication into a message. */
    private static final int MAX_DATA = 1_900;

    private final TurnOwner owner;
    private final Requests requests;
    private final Brake brake;
    private final Map<TurnClient, Allocation> byClient = new HashMap<>();
    private final Map<Long, Allocation> byRelay = new HashMap<>();
    private final byte[] out = new byte[CHANNEL_HEADER + TurnFrames.MAX_MESSAGE];
    private long relays;
    private long relayedPackets;
    private long relayedBytes;
    private long droppedPackets;

    /** @param clock for the names of credentials only; intervals are in the caller's nanoseconds */
    public TurnServer(TurnSettings settings, TurnSecret secret, TurnOwner owner, Clock clock, SecureRandom random, long nowNs) {
        this.owner = owner;
        byte[] nonceKey = new byte[20];
        random.nextBytes(nonceKey);
        this.requests = new Requests(this, settings, secret, new Nonces(nonceKey), clock);
        this.brake = new Brake(random.nextInt(), nowNs);
    }

    /** Allocations that live. */
    public int allocations() {
        return byClient.size();
    }

    /** Whether this client has one. */
    public boolean knows(TurnClient client) {
        return byClient.containsKey(client);
    }

    /** Packets relayed in both directions since the start. */
    public long relayedPackets() {
        return relayedPackets;
    }

    /** Octets relayed in both directions since the start. */
    public long relayedBytes() {
        return relayedBytes;
    }

    /** Packets that were above the rate of their relay, since the start. */
    public long droppedPackets() {
        return droppedPackets;
    }

    // ---- from clients

    /** A datagram or whole message of a stream. */
    public void handleClient(byte[] buffer, int offset, int length, TurnClient from, long nowNs) {
        if (length < CHANNEL_HEADER) {
            return;
        }
        int kind = (buffer[offset] & 0xff) >> 6;
        if (kind == 1) {
            channelData(buffer, offset, length, from, nowNs);
        } else if (kind == 0) {
            StunMessage message = StunMessage.parse(buffer, offset, length);
            if (message != null) {
                handleMessage(message, from, nowNs);
            }
        }
    }

    private void handleMessage(StunMessage message, TurnClient from, long nowNs) {
        if (message.type() == StunClass.INDICATION && message.method() == StunMethod.SEND) {
            sendIndication(message, from, nowNs);
        } else if (message.type() == StunClass.REQUEST) {
            boolean known = byClient.containsKey(from);
            if (known || brake.allow(from.address().getAddress(), nowNs)) {
                byte[] answer = message.method() == StunMethod.BINDING ? binding(message, from) : requests.handle(message, from, nowNs);
                if (answer != null) {
                    owner.toClient(from, answer, 0, answer.length);
                }
            }
        }
    }

    /** RFC 8489 section 7: who asks for his own address gets it. */
    private static byte[] binding(StunMessage request, TurnClient from) {
        int[] unknown = request.unknownRequired(StunAttribute.USERNAME, StunAttribute.MESSAGE_INTEGRITY, StunAttribute.REALM,
                StunAttribute.NONCE, StunAttribute.PRIORITY, StunAttribute.USE_CANDIDATE, StunAttribute.MESSAGE_INTEGRITY_SHA256);
        if (unknown.length > 0) {
            return StunWriter.answer(request, StunClass.ERROR).error(StunError.UNKNOWN_ATTRIBUTE).toBytes();
        }
        StunWriter answer = StunWriter.answer(request, StunClass.SUCCESS).xorMappedAddress(from.address());
        return (request.hasFingerprint() ? answer.fingerprint() : answer).toBytes();
    }

    /** RFC 8656 section 11.2: without a permission it is dropped silently. */
    private void sendIndication(StunMessage message, TurnClient from, long nowNs) {
        Allocation allocation = byClient.get(from);
        InetSocketAddress peer = message.xorAddress(StunAttribute.XOR_PEER_ADDRESS);
        byte[] data = message.value(StunAttribute.DATA);
        if (allocation != null && peer != null && data != null
                && message.unknownRequired(StunAttribute.XOR_PEER_ADDRESS, StunAttribute.DATA).length == 0) {
            relayOut(allocation, data, 0, data.length, peer, nowNs);
        }
    }

    /** RFC 8656 section 12.6. */
    private void channelData(byte[] buffer, int offset, int length, TurnClient from, long nowNs) {
        Allocation allocation = byClient.get(from);
        int number = (buffer[offset] & 0xff) << 8 | buffer[offset + 1] & 0xff;
        int data = (buffer[offset + 2] & 0xff) << 8 | buffer[offset + 3] & 0xff;
        Allocation.Channel channel = allocation == null ? null : allocation.channel(number);
        if (channel != null && data <= length - CHANNEL_HEADER && channel.endsNs - nowNs > 0) {
            relayOut(allocation, buffer, offset + CHANNEL_HEADER, data, channel.peer, nowNs);
        }
    }

    private void relayOut(Allocation allocation, byte[] buffer, int offset, int length, InetSocketAddress peer, long nowNs) {
        if (allocation.relayed != null && allocation.permits(peer.getAddress(), nowNs) && owner.mayReach(peer)
                && passes(allocation.fromClient, length, nowNs)) {
            owner.toPeer(allocation.relay, buffer, offset, length, peer);
        }
    }

    // ---- from relays

    /** A datagram that arrived on a relay. */
    public void handlePeer(long relay, byte[] buffer, int offset, int length, InetSocketAddress from, long nowNs) {
        Allocation allocation = byRelay.get(relay);
        if (allocation == null || length > MAX_DATA || !allocation.permits(from.getAddress(), nowNs) || !owner.mayReach(from)
                || !passes(allocation.toClient, length, nowNs)) {
            return;
        }
        Allocation.Channel channel = allocation.channel(from);
        if (channel == null || channel.endsNs - nowNs <= 0) {
            byte[] data = Arrays.copyOfRange(buffer, offset, offset + length);
            byte[] indication = requests.dataIndication(from, data);
            owner.toClient(allocation.client, indication, 0, indication.length);
            return;
        }
        ByteBuffer.wrap(out).putShort((short) channel.number).putShort((short) length);
        System.arraycopy(buffer, offset, out, CHANNEL_HEADER, length);
        int whole = CHANNEL_HEADER + length;
        // RFC 8656 section 12.5: over streams padded to four octets
        int padded = allocation.client.stream() == 0 ? whole : whole + 3 & ~3;
        for (int i = whole; i < padded; i++) {
            out[i] = 0;
        }
        owner.toClient(allocation.client, out, 0, padded);
    }

    private boolean passes(Rate rate, int length, long nowNs) {
        if (!rate.allow(length, nowNs)) {
            droppedPackets++;
            return false;
        }
        relayedPackets++;
        relayedBytes += length;
        return true;
    }

    /** A relay is open; {@code relayed} is what peers see. */
    public void relayOpened(long relay, InetSocketAddress relayed, long nowNs) {
        Allocation allocation = byRelay.get(relay);
        if (allocation == null) {
            owner.closeRelay(relay);
            return;
        }
        allocation.relayed = relayed;
        byte[] answer = requests.allocated(allocation, relayed);
        allocation.answer = answer;
        owner.toClient(allocation.client, answer, 0, answer.length);
    }

    /** A relay could not be opened. */
    public void relayFailed(long relay) {
        Allocation allocation = byRelay.remove(relay);
        if (allocation != null) {
            byClient.remove(allocation.client);
            byte[] answer = requests.notAllocated(allocation);
            owner.toClient(allocation.client, answer, 0, answer.length);
        }
    }

    // ---- life

    /** The stream of a client has closed: its allocation ends (RFC 8656 section 3.1). */
    public void handleClosed(TurnClient client) {
        Allocation allocation = byClient.get(client);
        if (allocation != null) {
            end(allocation);
        }
    }

    /** Ends what is over. */
    public void handleTimeout(long nowNs) {
        List<Allocation> over = new ArrayList<>();
        for (Allocation allocation : byClient.values()) {
            allocation.expire(nowNs);
            if (allocation.endsNs - nowNs <= 0) {
                over.add(allocation);
            }
        }
        over.forEach(this::end);
    }

    /** Ends everything. */
    public void close() {
        List.copyOf(byClient.values()).forEach(this::end);
    }

    // ---- for the requests

    @Nullable Allocation allocation(TurnClient client) {
        return byClient.get(client);
    }

    int allocationsOf(String username) {
        return (int) byClient.values().stream().filter(allocation -> allocation.username.equals(username)).count();
    }

    TurnOwner owner() {
        return owner;
    }

    long nextRelay() {
        return ++relays;
    }

    void begin(Allocation allocation, boolean six, boolean even) {
        byClient.put(allocation.client, allocation);
        byRelay.put(allocation.relay, allocation);
        owner.openRelay(allocation.relay, six, even);
    }

    void end(Allocation allocation) {
        byClient.remove(allocation.client);
        byRelay.remove(allocation.relay);
        if (allocation.relayed != null) {
            owner.closeRelay(allocation.relay);
        }
    }
}
