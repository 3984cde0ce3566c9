// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.turn;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rostrum.proto.stun.StunTransactionId;

/** One relay of one client with whom it may talk to. Confined to its server. */
final class Allocation {

    static final int MAX_PERMISSIONS = 64;
    static final int MAX_CHANNELS = 64;
    private static final long PERMISSION_NS = TimeUnit.SECONDS.toNanos(300);
    private static final long CHANNEL_NS = TimeUnit.SECONDS.toNanos(600);

    /** A channel number stands for one peer (RFC 8656 section 12). */
    static final class Channel {
        final int number;
        final InetSocketAddress peer;
        long endsNs;

        private Channel(int number, InetSocketAddress peer) {
            this.number = number;
            this.peer = peer;
        }
    }

    final TurnClient client;
    final String username;
    final byte[] key;
    final long relay;
    final StunTransactionId made;
    final Rate fromClient;
    final Rate toClient;
    private final Map<InetAddress, Long> permissions = new HashMap<>();
    private final Map<Integer, Channel> byNumber = new HashMap<>();
    private final Map<InetSocketAddress, Channel> byPeer = new HashMap<>();
    @Nullable InetSocketAddress relayed;
    byte @Nullable [] answer;
    int lifetimeSeconds;
    long endsNs;

    Allocation(TurnClient client, String username, byte[] key, long relay, StunTransactionId made, int kbps, long nowNs) {
        this.client = client;
        this.username = username;
        this.key = key;
        this.relay = relay;
        this.made = made;
        this.fromClient = new Rate(kbps, nowNs);
        this.toClient = new Rate(kbps, nowNs);
    }

    void lives(int seconds, long nowNs) {
        lifetimeSeconds = seconds;
        endsNs = nowNs + TimeUnit.SECONDS.toNanos(seconds);
    }

    boolean permits(InetAddress peer, long nowNs) {
        Long ends = permissions.get(peer);
        return ends != null && ends - nowNs > 0;
    }

    /** False where there are too many. */
    boolean permit(InetAddress peer, long nowNs) {
        permissions.values().removeIf(ends -> ends - nowNs <= 0);
        if (permissions.size() >= MAX_PERMISSIONS && !permissions.containsKey(peer)) {
            return false;
        }
        permissions.put(peer, nowNs + PERMISSION_NS);
        return true;
    }

    /** Whether number and peer are free, or bound to each other (RFC 8656 section 12.2). */
    boolean mayBind(int number, InetSocketAddress peer) {
        Channel atNumber = byNumber.get(number);
        Channel atPeer = byPeer.get(peer);
        return atNumber == null && atPeer == null || atNumber != null && atNumber == atPeer;
    }

    /** False where there are too many. */
    boolean bind(int number, InetSocketAddress peer, long nowNs) {
        Channel known = byNumber.get(number);
        if (known == null) {
            if (byNumber.size() >= MAX_CHANNELS) {
                return false;
            }
            known = new Channel(number, peer);
            byNumber.put(number, known);
            byPeer.put(peer, known);
        }
        known.endsNs = nowNs + CHANNEL_NS;
        return true;
    }

    @Nullable Channel channel(int number) {
        return byNumber.get(number);
    }

    @Nullable Channel channel(InetSocketAddress peer) {
        return byPeer.get(peer);
    }

    void expire(long nowNs) {
        byPeer.values().removeIf(channel -> channel.endsNs - nowNs <= 0);
        byNumber.values().removeIf(channel -> channel.endsNs - nowNs <= 0);
    }
}
