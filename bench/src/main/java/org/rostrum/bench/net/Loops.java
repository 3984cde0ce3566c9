// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.net;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.rostrum.proto.dtls.DtlsCertificate;

/** The threads of all clients: few event loops, a pool for handshakes, one certificate. Thread-safe. */
public final class Loops implements AutoCloseable {

    private static final int HANDSHAKES = 8;
    private static final int TICK_MS = 10;

    final SecureRandom random = new SecureRandom();
    final DtlsCertificate certificate = DtlsCertificate.create(random, Instant.now());
    final ExecutorService handshakes = Executors.newFixedThreadPool(HANDSHAKES, new DefaultThreadFactory("bench-dtls", true));
    private final MultiThreadIoEventLoopGroup group;
    private final Map<EventLoop, List<Endpoint>> endpoints = new ConcurrentHashMap<>();

    /** @param threads event loops, at least 1 */
    public Loops(int threads) {
        if (!Epoll.isAvailable()) {
            throw new IllegalStateException("the load tool needs Linux on x86-64", Epoll.unavailabilityCause());
        }
        group = new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory("bench-net", true), EpollIoHandler.newFactory());
    }

    /** The next loop in turn, with its clock running. */
    EventLoop next() {
        EventLoop loop = (EventLoop) group.next();
        endpoints.computeIfAbsent(loop, l -> {
            List<Endpoint> all = new ArrayList<>();
            l.execute(Loops::hurry);
            l.scheduleAtFixedRate(() -> tick(all), TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
            return all;
        });
        return loop;
    }

    /**
     * Lets the loops go before handshakes and signalling of this process, so that clients who join do not add to the age of packets
     * that others get. Only root may; without it figures during joins are a little worse.
     */
    private static void hurry() {
        try {
            // the link resolves to the thread that asks
            String thread = Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName().toString();
            new ProcessBuilder("renice", "-n", "-15", "-p", thread)
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException e) {
            System.err.println("priority of the client's threads stays: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** On the loop only. */
    void add(EventLoop loop, Endpoint endpoint) {
        endpoints.get(loop).add(endpoint);
    }

    /** On the loop only. */
    void remove(EventLoop loop, Endpoint endpoint) {
        endpoints.get(loop).remove(endpoint);
    }

    private static void tick(List<Endpoint> all) {
        long now = System.nanoTime();
        for (int i = 0; i < all.size(); i++) {
            all.get(i).tick(now);
        }
    }

    @Override
    public void close() {
        handshakes.shutdownNow();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
