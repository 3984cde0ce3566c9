// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.turn;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.proto.stun.StunAttribute;
import org.rostrum.proto.stun.StunClass;
import org.rostrum.proto.stun.StunError;
import org.rostrum.proto.stun.StunKeys;
import org.rostrum.proto.stun.StunMessage;
import org.rostrum.proto.stun.StunMethod;
import org.rostrum.proto.stun.StunTransactionId;
import org.rostrum.proto.stun.StunWriter;

/** Requests with their checks and answers; the allocations themselves are the server's. Confined to it. */
final class Requests {

    private static final int DEFAULT_SECONDS = 600;
    private static final int MAX_SECONDS = 3_600;
    private static final int FIRST_CHANNEL = 0x4000;
    private static final int LAST_CHANNEL = 0x4FFF;
    private static final byte UDP = 17;
    private static final int[] KNOWN = {
        StunAttribute.USERNAME, StunAttribute.REALM, StunAttribute.NONCE, StunAttribute.MESSAGE_INTEGRITY, StunAttribute.LIFETIME,
        StunAttribute.REQUESTED_TRANSPORT, StunAttribute.REQUESTED_ADDRESS_FAMILY, StunAttribute.EVEN_PORT, StunAttribute.RESERVATION_TOKEN,
        StunAttribute.XOR_PEER_ADDRESS, StunAttribute.CHANNEL_NUMBER
    };

    private final TurnServer server;
    private final TurnSettings settings;
    private final TurnSecret secret;
    private final Nonces nonces;
    private final Clock clock;
    private long indications;

    Requests(TurnServer server, TurnSettings settings, TurnSecret secret, Nonces nonces, Clock clock) {
        this.server = server;
        this.settings = settings;
        this.secret = secret;
        this.nonces = nonces;
        this.clock = clock;
    }

    /** A request whose name and password were right. */
    private record Proved(StunMessage message, TurnClient from, String username, byte[] key, long nowNs) {

        byte[] refuse(StunError error) {
            return StunWriter.answer(message, StunClass.ERROR).error(error).integrity(key).toBytes();
        }

        byte[] accept() {
            return StunWriter.answer(message, StunClass.SUCCESS).integrity(key).toBytes();
        }
    }

    /** @return null where the answer comes later, or none is due */
    byte @Nullable [] handle(StunMessage message, TurnClient from, long nowNs) {
        switch (message.method()) {
            case StunMethod.ALLOCATE, StunMethod.REFRESH, StunMethod.CREATE_PERMISSION, StunMethod.CHANNEL_BIND -> { }
            default -> {
                return StunWriter.answer(message, StunClass.ERROR).error(StunError.BAD_REQUEST).toBytes();
            }
        }
        // RFC 8489 section 9.2.4, in its order
        if (!message.has(StunAttribute.MESSAGE_INTEGRITY)) {
            return challenge(message, from, StunError.UNAUTHENTICATED, nowNs);
        }
        String username = message.username();
        String nonce = message.text(StunAttribute.NONCE);
        if (username == null || nonce == null || !message.has(StunAttribute.REALM)) {
            return StunWriter.answer(message, StunClass.ERROR).error(StunError.BAD_REQUEST).toBytes();
        }
        if (!nonces.good(nonce, from, nowNs)) {
            return challenge(message, from, StunError.STALE_NONCE, nowNs);
        }
        String password = secret.passwordOf(username);
        byte[] key = password == null ? null : StunKeys.longTerm(username, settings.realm(), password);
        if (key == null || !message.verifyIntegrity(key)) {
            return challenge(message, from, StunError.UNAUTHENTICATED, nowNs);
        }
        return dispatch(new Proved(message, from, username, key, nowNs));
    }

    private byte[] challenge(StunMessage message, TurnClient from, StunError error, long nowNs) {
        return StunWriter.answer(message, StunClass.ERROR).error(error).text(StunAttribute.REALM, settings.realm())
                .text(StunAttribute.NONCE, nonces.make(from, nowNs)).toBytes();
    }

    private byte @Nullable [] dispatch(Proved request) {
        int[] unknown = request.message.unknownRequired(KNOWN);
        if (unknown.length > 0) {
            return StunWriter.answer(request.message, StunClass.ERROR).error(StunError.UNKNOWN_ATTRIBUTE).unknownAttributes(unknown)
                    .integrity(request.key).toBytes();
        }
        Allocation allocation = server.allocation(request.from);
        if (request.message.method() == StunMethod.ALLOCATE) {
            return allocate(request, allocation);
        }
        if (allocation == null || allocation.relayed == null) {
            return request.refuse(StunError.ALLOCATION_MISMATCH);
        }
        if (!allocation.username.equals(request.username)) {
            return request.refuse(StunError.WRONG_CREDENTIALS);
        }
        return switch (request.message.method()) {
            case StunMethod.REFRESH -> refresh(request, allocation);
            case StunMethod.CREATE_PERMISSION -> permit(request, allocation);
            default -> bind(request, allocation);
        };
    }

    /** RFC 8656 section 7.2. */
    private byte @Nullable [] allocate(Proved request, @Nullable Allocation existing) {
        StunMessage message = request.message;
        if (existing != null) {
            boolean repeated = existing.made.equals(message.transactionId());
            return repeated ? existing.answer : request.refuse(StunError.ALLOCATION_MISMATCH);
        }
        if (TurnSecret.validUntil(request.username) < clock.instant().getEpochSecond()) {
            return challenge(message, request.from, StunError.UNAUTHENTICATED, request.nowNs);
        }
        byte[] transport = message.value(StunAttribute.REQUESTED_TRANSPORT);
        if (transport == null || transport.length != 4) {
            return request.refuse(StunError.BAD_REQUEST);
        }
        if (transport[0] != UDP) {
            return request.refuse(StunError.UNSUPPORTED_TRANSPORT);
        }
        byte[] family = message.value(StunAttribute.REQUESTED_ADDRESS_FAMILY);
        if (family != null && (family.length != 4 || family[0] != 1 && family[0] != 2)) {
            return request.refuse(StunError.FAMILY_NOT_SUPPORTED);
        }
        byte[] even = message.value(StunAttribute.EVEN_PORT);
        boolean pair = even != null && (even.length != 1 || (even[0] & 0x80) != 0);
        if (pair || message.has(StunAttribute.RESERVATION_TOKEN) || server.allocations() >= settings.maxAllocations()) {
            return request.refuse(StunError.INSUFFICIENT_CAPACITY);
        }
        if (server.allocationsOf(request.username) >= settings.allocationsPerUser()) {
            return request.refuse(StunError.QUOTA_REACHED);
        }
        Allocation allocation = new Allocation(request.from, request.username, request.key, server.nextRelay(), message.transactionId(),
                settings.kbps(), request.nowNs);
        allocation.lives(Math.max(DEFAULT_SECONDS, lifetime(message)), request.nowNs);
        server.begin(allocation, family != null && family[0] == 2, even != null);
        return null;
    }

    /** Seconds asked for, at most one hour; ten minutes where nothing is asked. */
    private static int lifetime(StunMessage message) {
        byte[] value = message.value(StunAttribute.LIFETIME);
        if (value == null || value.length != 4) {
            return DEFAULT_SECONDS;
        }
        long seconds = ByteBuffer.wrap(value).getInt() & 0xffffffffL;
        return (int) Math.min(seconds, MAX_SECONDS);
    }

    byte[] allocated(Allocation allocation, InetSocketAddress relayed) {
        return new StunWriter(StunClass.SUCCESS, StunMethod.ALLOCATE, allocation.made)
                .xorAddress(StunAttribute.XOR_RELAYED_ADDRESS, relayed)
                .attribute(StunAttribute.LIFETIME, seconds(allocation.lifetimeSeconds))
                .xorMappedAddress(allocation.client.address())
                .integrity(allocation.key).toBytes();
    }

    byte[] notAllocated(Allocation allocation) {
        return new StunWriter(StunClass.ERROR, StunMethod.ALLOCATE, allocation.made).error(StunError.INSUFFICIENT_CAPACITY)
                .integrity(allocation.key).toBytes();
    }

    /** RFC 8656 section 7.3 (lifetime zero ends it). */
    private byte[] refresh(Proved request, Allocation allocation) {
        int wanted = lifetime(request.message);
        int granted = wanted == 0 ? 0 : Math.max(DEFAULT_SECONDS, wanted);
        if (granted == 0) {
            server.end(allocation);
        } else {
            allocation.lives(granted, request.nowNs);
        }
        return StunWriter.answer(request.message, StunClass.SUCCESS).attribute(StunAttribute.LIFETIME, seconds(granted))
                .integrity(request.key).toBytes();
    }

    /** RFC 8656 section 10.2: all of them or none. */
    private byte[] permit(Proved request, Allocation allocation) {
        List<InetSocketAddress> peers = request.message.xorAddresses(StunAttribute.XOR_PEER_ADDRESS);
        if (peers.isEmpty()) {
            return request.refuse(StunError.BAD_REQUEST);
        }
        for (InetSocketAddress peer : peers) {
            if (!sameFamily(peer, allocation)) {
                return request.refuse(StunError.PEER_FAMILY_MISMATCH);
            }
            if (!server.owner().mayReach(peer.getAddress())) {
                return request.refuse(StunError.FORBIDDEN);
            }
        }
        for (InetSocketAddress peer : peers) {
            if (!allocation.permit(peer.getAddress(), request.nowNs)) {
                return request.refuse(StunError.INSUFFICIENT_CAPACITY);
            }
        }
        return request.accept();
    }

    /** RFC 8656 section 12.2. */
    private byte[] bind(Proved request, Allocation allocation) {
        byte[] value = request.message.value(StunAttribute.CHANNEL_NUMBER);
        InetSocketAddress peer = request.message.xorAddress(StunAttribute.XOR_PEER_ADDRESS);
        int number = value == null || value.length != 4 ? 0 : ByteBuffer.wrap(value).getShort() & 0xffff;
        if (peer == null || number < FIRST_CHANNEL || number > LAST_CHANNEL || !allocation.mayBind(number, peer)) {
            return request.refuse(StunError.BAD_REQUEST);
        }
        if (!sameFamily(peer, allocation)) {
            return request.refuse(StunError.PEER_FAMILY_MISMATCH);
        }
        if (!server.owner().mayReach(peer)) {
            return request.refuse(StunError.FORBIDDEN);
        }
        if (!allocation.permit(peer.getAddress(), request.nowNs) || !allocation.bind(number, peer, request.nowNs)) {
            return request.refuse(StunError.INSUFFICIENT_CAPACITY);
        }
        return request.accept();
    }

    private static boolean sameFamily(InetSocketAddress peer, Allocation allocation) {
        InetSocketAddress relayed = allocation.relayed;
        return relayed != null && peer.getAddress() instanceof Inet6Address == relayed.getAddress() instanceof Inet6Address;
    }

    byte[] dataIndication(InetSocketAddress from, byte[] data) {
        return new StunWriter(StunClass.INDICATION, StunMethod.DATA, new StunTransactionId(0x54555224, ++indications))
                .xorAddress(StunAttribute.XOR_PEER_ADDRESS, from).attribute(StunAttribute.DATA, data).toBytes();
    }

    private static byte[] seconds(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }
}
