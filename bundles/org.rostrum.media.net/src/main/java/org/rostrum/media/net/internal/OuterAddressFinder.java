// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.thread.Threads;
import org.rostrum.media.net.OuterAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the STUN server of the settings from time to time, over IPv4 and IPv6, on a pool thread: resolving its name and waiting for it hold
 * up nobody else. Thread-safe.
 */
@Component(service = OuterAddress.class, configurationPid = StunConfig.PID)
@Designate(ocd = StunConfig.class)
public final class OuterAddressFinder implements OuterAddress {

    /** How the name of a server is looked up; blocks. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private static final Logger logger = LoggerFactory.getLogger(OuterAddressFinder.class);
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final int PATIENCE_MS = 500;

    private final Threads threads;
    private final Resolver resolver;
    private final String server;
    private final Duration interval;
    private final int patienceMs;
    private final SecureRandom random = new SecureRandom();
    private volatile State state;
    private volatile boolean closed;
    private Scheduler.@Nullable Timer timer;

    @Activate
    public OuterAddressFinder(StunConfig config, @Reference Threads threads) {
        this(config.server().strip(), Duration.ofSeconds(config.intervalSeconds()), threads, InetAddress::getAllByName, PATIENCE_MS);
    }

    OuterAddressFinder(String server, Duration interval, Threads threads, Resolver resolver, int patienceMs) {
        this.server = server;
        this.interval = interval;
        this.threads = threads;
        this.resolver = resolver;
        this.patienceMs = patienceMs;
        Optional<StunServerName> name = StunServerName.parse(server);
        this.state = new State(server, List.of(), server.isEmpty() || name.isPresent() ? Problem.NONE : Problem.NO_SERVER);
        if (name.isPresent()) {
            start(name.get());
        } else if (!server.isEmpty()) {
            logger.error("{}.cfg, server: {} is no name or address with or without a port, such as stun.example.org:3478", StunConfig.PID, server);
        }
    }

    @Override
    public State state() {
        return state;
    }

    private void start(StunServerName name) {
        try {
            threads.io().execute(() -> ask(name));
        } catch (RejectedExecutionException e) {
            // overloaded, or the server stops
            again(name, AGAIN);
        }
    }

    private void ask(StunServerName name) {
        if (closed) {
            return;
        }
        State before = state;
        State now = look(name, before);
        state = now;
        if (!now.equals(before)) {
            if (now.problem() == Problem.NONE) {
                logger.info("{} sees this server at {}", server, now.addresses());
            } else {
                logger.warn("the STUN server {}: {}; the outer address is {}", server, now.problem(),
                        now.addresses().isEmpty() ? "not known" : "taken to be " + now.addresses() + " still");
            }
        }
        again(name, now.problem() == Problem.NONE ? interval : AGAIN);
    }

    private State look(StunServerName name, State before) {
        InetAddress[] found;
        try {
            found = resolver.resolve(name.host());
        } catch (UnknownHostException e) {
            return new State(server, before.addresses(), Problem.NO_ADDRESS);
        }
        List<String> learned = new ArrayList<>();
        for (boolean four : new boolean[] {true, false}) {
            Stream.of(found).filter(address -> address instanceof Inet4Address == four).findFirst()
                    .flatMap(address -> StunQuestion.ask(new InetSocketAddress(address, name.port()), random, patienceMs))
                    .map(LocalAddresses::numeric).filter(address -> !learned.contains(address)).ifPresent(learned::add);
        }
        return learned.isEmpty() ? new State(server, before.addresses(), Problem.SILENT) : new State(server, learned, Problem.NONE);
    }

    private synchronized void again(StunServerName name, Duration delay) {
        if (!closed) {
            timer = threads.scheduler().schedule(delay, () -> start(name));
        }
    }

    /** Idempotent. */
    @Deactivate
    public synchronized void close() {
        closed = true;
        if (timer != null) {
            timer.cancel();
        }
    }
}
