// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench;

import java.lang.management.ManagementFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rostrum.bench.measure.ProcessMeter;
import org.rostrum.bench.media.Tally;
import org.rostrum.bench.net.Loops;
import org.rostrum.proto.srtp.SrtpProfile;

/** Brings the people of a scenario into a room, lets them run and measures. Confined to its caller. */
public final class Runner {

    /** Joins at a time: enough to be quick, few enough for a bounded number of threads. */
    private static final int JOINING = 24;
    private static final int DRAIN_LIMIT_MS = 5_000;
    /** How often a compiler is looked at, and the share of a core below which it rests. */
    private static final int LOOK_S = 5;
    private static final double COMPILER_IDLE = 0.02;

    private final Loops loops;
    private final SrtpProfile profile;

    /** How long a compiler is waited for, behind a scenario's own time of warm-up, which tells which of them it is. */
    private enum Warmth {
        /** A try: it is not. */
        NONE(0, 0),
        /** A server that is warm learns that people have come and gone: code that was made without is thrown away then. */
        SETTLED(5, 40),
        /** A compiler rests at first too, until code has proved hot. */
        WARM(40, 180);

        private final int leastSeconds;
        private final int mostSeconds;

        Warmth(int leastSeconds, int mostSeconds) {
            this.leastSeconds = leastSeconds;
            this.mostSeconds = mostSeconds;
        }

        static Warmth after(int warmUpSeconds) {
            return warmUpSeconds < 4 ? NONE : warmUpSeconds < 5 ? SETTLED : WARM;
        }
    }

    public Runner(Loops loops, SrtpProfile profile) {
        this.loops = loops;
        this.profile = profile;
    }

    /** A room with people in it. Closing it sends them away. */
    public final class Room implements AutoCloseable {

        private final Driver driver;
        private final List<Client> clients = new ArrayList<>();
        private List<Client> measured = clients;
        private double joinSeconds;

        Room(Driver driver) {
            this.driver = driver;
        }

        /** Joins all of them, publishers first; publishers send when all are there. */
        public List<Client> join(List<Role> roles) throws Exception {
            long from = System.nanoTime();
            List<Client> came = new ArrayList<>();
            came.addAll(together(roles.stream().filter(r -> r.publishes() != null).toList()));
            came.addAll(together(roles.stream().filter(r -> r.publishes() == null).toList()));
            joinSeconds = (System.nanoTime() - from) / 1e9;
            came.forEach(c -> {
                if (c.publisher() != null) {
                    c.publisher().start();
                }
            });
            return came;
        }

        private List<Client> together(List<Role> roles) throws Exception {
            ExecutorService pool = Executors.newFixedThreadPool(JOINING);
            try {
                List<Future<Client>> futures = pool.invokeAll(
                        roles.stream().<Callable<Client>>map(role -> () -> driver.join(role)).toList());
                List<Client> came = new ArrayList<>();
                @Nullable ExecutionException refused = null;
                for (Future<Client> future : futures) {
                    try {
                        came.add(future.get());
                    } catch (ExecutionException e) {
                        refused = e;
                    }
                }
                clients.addAll(came);
                if (refused != null) {
                    throw new IllegalStateException(roles.size() - came.size() + " of " + roles.size() + " did not get in", refused.getCause());
                }
                return came;
            } finally {
                pool.shutdownNow();
            }
        }

        /** Those who are measured. */
        List<Client> measured() {
            return measured;
        }

        /** From now on only those who are here are measured. */
        public void fix() {
            measured = List.copyOf(clients);
        }

        /** Runs a task on each client's loop and waits. */
        public void onLoops(java.util.function.Consumer<Client> task) throws InterruptedException, ExecutionException {
            List<CompletableFuture<Void>> done = new ArrayList<>();
            for (Client client : measured) {
                done.add(CompletableFuture.runAsync(() -> task.accept(client), client.endpoint().loop()));
            }
            CompletableFuture.allOf(done.toArray(CompletableFuture[]::new)).get();
        }

        @Override
        public void close() throws Exception {
            ExecutorService pool = Executors.newFixedThreadPool(JOINING);
            for (Client client : clients) {
                pool.submit(() -> {
                    client.close();
                    return null;
                });
            }
            pool.shutdown();
            pool.awaitTermination(60, TimeUnit.SECONDS);
            driver.close();
        }
    }

    public Room room(Server server) throws Exception {
        return new Room(server.room(loops, profile));
    }

    /** One run in a room of its own. @param during runs within the window, on a thread of its own; may be null */
    public Result run(Server server, Site site, Scenario scenario, @Nullable Runnable during) throws Exception {
        try (Room room = room(server)) {
            room.join(scenario.roles());
            warmUp(server, scenario);
            return measure(room, server, site, scenario, during);
        }
    }

    /**
     * Lets a room run until its server is warm: for the scenario's time, and on while a compiler still works, as it does in the first
     * minutes of a server and never again. A program without one is warm at once.
     */
    public static void warmUp(Server server, Scenario scenario) throws InterruptedException, IOException {
        Thread.sleep(scenario.warmUpSeconds() * 1_000L);
        Warmth wanted = Warmth.after(scenario.warmUpSeconds());
        double before = server.meter().compilerSeconds();
        boolean rests = before == 0;
        for (int waited = LOOK_S; waited <= wanted.mostSeconds && !rests; waited += LOOK_S) {
            Thread.sleep(LOOK_S * 1_000L);
            double now = server.meter().compilerSeconds();
            rests = waited >= wanted.leastSeconds && now - before < LOOK_S * COMPILER_IDLE;
            before = now;
        }
    }

    /** Measures a room that is warm; its publishers are silent afterwards. */
    public Result measure(Room room, Server server, Site site, Scenario scenario, @Nullable Runnable during) throws Exception {
        ProcessMeter meter = server.meter();
        room.onLoops(c -> c.receiver().mark());
        int gcFrom = server.gc().position();
        Sums before = Sums.of(room.measured());
        double cpu = meter.cpuSeconds();
        double kernel = meter.kernelSeconds();
        double compiler = meter.compilerSeconds();
        double own = ownCpu();
        long from = System.nanoTime();
        if (during != null) {
            during.run();
        }
        long rest = scenario.seconds() * 1_000L - (System.nanoTime() - from) / 1_000_000;
        Thread.sleep(Math.max(0, rest));
        double used = meter.cpuSeconds() - cpu;
        double kernelUsed = meter.kernelSeconds() - kernel;
        double compilerUsed = meter.compilerSeconds() - compiler;
        double seconds = (System.nanoTime() - from) / 1e9;
        double ownUsed = ownCpu() - own;
        Sums after = Sums.of(room.measured());
        long rss = meter.rssMb();
        room.onLoops(c -> c.receiver().unmark());
        drain(room);
        Tally tally = new Tally();
        List<Tally> tallies = java.util.Collections.synchronizedList(new ArrayList<>());
        room.onLoops(c -> tallies.add(c.receiver().tally()));
        tallies.forEach(tally::add);
        SrtpProfile agreed = room.measured().get(0).profile();
        return new Result(server.name(), site.name(), scenario, agreed, seconds, after.packets - before.packets,
                after.retransmissions - before.retransmissions, after.octets - before.octets, after.sent - before.sent,
                Sums.of(room.measured()).sent - before.sent, used, kernelUsed, compilerUsed,
                tally, rss, server.gc().since(gcFrom), room.joinSeconds, ownUsed);
    }

    /** Nothing more is sent; waits until nothing more arrives, so that what is under way is not lost. */
    private static void drain(Room room) throws InterruptedException {
        room.measured().forEach(c -> {
            if (c.publisher() != null) {
                c.publisher().stop();
            }
        });
        long end = System.currentTimeMillis() + DRAIN_LIMIT_MS;
        long seen = -1;
        long now = Sums.of(room.measured()).packets;
        while (seen != now && System.currentTimeMillis() < end) {
            Thread.sleep(300);
            seen = now;
            now = Sums.of(room.measured()).packets;
        }
    }

    private static double ownCpu() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    private record Sums(long packets, long retransmissions, long octets, long sent) {

        static Sums of(List<Client> clients) {
            long packets = 0;
            long retransmissions = 0;
            long octets = 0;
            long sent = 0;
            for (Client client : clients) {
                packets += client.receiver().packets();
                retransmissions += client.receiver().retransmissions();
                octets += client.receiver().octets();
                sent += client.publisher() == null ? 0 : client.publisher().sent();
            }
            return new Sums(packets, retransmissions, octets, sent);
        }
    }
}
