// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.turn.internal;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets that clients send datagrams to: one for each address of this host, so that an answer leaves from the address that was
 * asked; with one for all the kernel would choose, and clients drop what comes from elsewhere. Thread-safe.
 */
final class ClientSockets {

    private static final Logger logger = LoggerFactory.getLogger(ClientSockets.class);
    private static final long OPENING_MS = 2_000;
    /** A host with more has them for something else. */
    private static final int MAX_SOCKETS = 128;

    private final TurnLoop loop;
    private final int port;
    private final Supplier<Set<InetAddress>> addresses;
    private final Function<InetAddress, ChannelHandler> handlers;
    private final Map<InetAddress, Channel> open = new ConcurrentHashMap<>();
    /** Addresses that have no socket yet, or whose lack of one is told already. */
    private final Set<InetAddress> opening = ConcurrentHashMap.newKeySet();
    private final Set<InetAddress> told = ConcurrentHashMap.newKeySet();

    /**
     * @param port      the same for all, above zero
     * @param addresses those of the host now
     * @param handlers  what to do with datagrams to an address
     */
    ClientSockets(TurnLoop loop, int port, Supplier<Set<InetAddress>> addresses, Function<InetAddress, ChannelHandler> handlers) {
        this.loop = loop;
        this.port = port;
        this.addresses = addresses;
        this.handlers = handlers;
    }

    /**
     * Opens what can be opened and waits for it; not on the loop's thread.
     *
     * @return whether there is any
     */
    boolean open() throws InterruptedException {
        boolean any = false;
        for (InetAddress address : wanted()) {
            ChannelFuture bound = attempt(address);
            bound.await(OPENING_MS, TimeUnit.MILLISECONDS);
            any |= bound.isSuccess();
        }
        return any;
    }

    /** Opens and closes as addresses have come and gone. Does not wait. */
    void refresh() {
        Set<InetAddress> wanted = wanted();
        for (InetAddress gone : new HashSet<>(open.keySet())) {
            Channel channel = wanted.contains(gone) ? null : open.remove(gone);
            if (channel != null) {
                logger.info("TURN port {}/udp closed on {}, which is gone", port, gone.getHostAddress());
                channel.close();
            }
        }
        told.retainAll(wanted);
        wanted.stream().filter(address -> !open.containsKey(address) && !opening.contains(address)).forEach(this::attempt);
    }

    /** The socket of an address; null where it is gone. */
    @Nullable Channel of(InetAddress address) {
        return open.get(address);
    }

    private Set<InetAddress> wanted() {
        Set<InetAddress> all = addresses.get();
        if (all.size() <= MAX_SOCKETS) {
            return all;
        }
        Set<InetAddress> some = new LinkedHashSet<>();
        all.stream().limit(MAX_SOCKETS).forEach(some::add);
        return some;
    }

    private ChannelFuture attempt(InetAddress address) {
        opening.add(address);
        ChannelFuture bound = loop.bind(address, port, handlers.apply(address));
        bound.addListener(future -> {
            opening.remove(address);
            if (future.isSuccess()) {
                open.put(address, bound.channel());
                told.remove(address);
                logger.info("TURN port {}/udp open on {}", port, address.getHostAddress());
            } else if (told.add(address)) {
                // an address that is not ready yet (IPv6), or a port that somebody has: the next refresh tries again
                logger.warn("TURN port {}/udp on {}: {}", port, address.getHostAddress(), String.valueOf(future.cause().getMessage()));
            }
        });
        return bound;
    }
}
