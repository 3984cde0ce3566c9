// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.bench.Options;
import org.rostrum.bench.Result;
import org.rostrum.bench.Runner;
import org.rostrum.bench.Scenario;
import org.rostrum.bench.Server;
import org.rostrum.bench.Site;
import org.rostrum.bench.floor.FloorServer;
import org.rostrum.bench.janus.JanusServer;
import org.rostrum.bench.measure.Profile;
import org.rostrum.bench.measure.Table;
import org.rostrum.bench.media.Load;
import org.rostrum.bench.net.Loops;
import org.rostrum.bench.rostrum.RostrumServer;
import org.rostrum.proto.srtp.SrtpProfile;

/** What scenarios have in common: options, threads, starting servers, writing reports. Confined to the main thread. */
public final class Bench implements AutoCloseable {

    /** The best that all of them have: offered alone, so that every server has to take it. */
    public static final SrtpProfile PROFILE = SrtpProfile.AEAD_AES_128_GCM;
    private static final int WARMING_SUBSCRIBERS = 60;
    private static final int WARMING_S = 20;

    private final Options options;
    private final Loops loops;
    private final Runner runner;
    private final Path out;
    private @Nullable String serverCpus;

    public Bench(Options options) {
        this.options = options;
        this.loops = new Loops(options.number("client-loops", 1));
        this.runner = new Runner(loops, PROFILE);
        this.out = Path.of(options.text("out", "build/bench"));
    }

    public Options options() {
        return options;
    }

    public Runner runner() {
        return runner;
    }

    /**
     * Gives the server the first core and this process the others, or everybody all cores. Servers that are started later follow.
     *
     * @param apart false where both have to share
     */
    void cores(boolean apart) throws IOException, InterruptedException {
        int cores = cores();
        boolean pin = apart && !options.on("unpinned") && cores > 1;
        serverCpus = pin ? "0" : null;
        Process taskset = new ProcessBuilder("taskset", "-a", "-p", "-c", (pin ? "1-" : "0-") + (cores - 1),
                String.valueOf(ProcessHandle.current().pid()))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (taskset.waitFor() != 0) {
            throw new IOException("taskset does not work here: use --unpinned");
        }
    }

    /** Of the host, whatever this process is confined to. */
    private static int cores() throws IOException {
        return (int) Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(l -> l.startsWith("processor")).count();
    }

    /** Loopback, then the veth pair where we may make one. */
    public List<Site> sites() throws IOException, InterruptedException {
        List<Site> sites = new ArrayList<>();
        if (!options.text("site", "").equals("veth")) {
            sites.add(Site.loopback());
        }
        if (!options.text("site", "").equals("loopback")) {
            try {
                sites.add(Site.veth());
            } catch (IOException e) {
                System.out.println("no veth pair, needs root: " + e.getMessage());
            }
        }
        return sites;
    }

    public Server rostrum(Site site) throws Exception {
        return rostrum(site, options.number("workers", 1));
    }

    public Server rostrum(Site site, int workers) throws Exception {
        return RostrumServer.start(Path.of(options.text("server", "build/server")), site, cores(), serverCpus, workers,
                !options.on("no-transport-cc"));
    }

    public Server janus(Site site) throws Exception {
        return JanusServer.start(site, serverCpus);
    }

    public Server floor(Site site) throws Exception {
        return FloorServer.start(site, serverCpus);
    }

    /**
     * Lets a server work for some minutes on six times the packets, so that its compiler has seen what a server of some hours has seen;
     * scenarios of less than five seconds of warm-up can follow. A program without a compiler needs none.
     */
    public void warm(Server server, Site site) throws Exception {
        System.out.println("… warming " + server.name() + " on " + site.name());
        Scenario scenario = Scenario.of(1, WARMING_SUBSCRIBERS, Load.single().withRate(6)).during(WARMING_S, 1);
        try (Runner.Room room = runner.room(server)) {
            room.join(scenario.roles());
            Runner.warmUp(server, scenario);
        }
    }

    /** Runs and says so. A failed run is a row too. @param title of the run */
    public @Nullable Result run(Table table, String title, Server server, Site site, Scenario scenario) throws InterruptedException {
        System.out.println("… " + title + " " + server.name() + " on " + site.name() + ": " + scenario.publishers() + " × "
                + scenario.subscribers());
        try {
            Result result = runner.run(server, site, scenario, null);
            table.row(title, result);
            System.out.println(Table.format("  %,.0f packets/s, %.2f µs, delivered %.3f %%, joined in %.1f s", result.packetsPerSecond(),
                    result.microsPerPacket(), result.deliveredPercent(), result.joinSeconds()));
            return result;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            String why = e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause().getMessage());
            System.out.println("  failed: " + why);
            table.failed(title, server.name(), why);
            return null;
        }
    }

    /** One run with a flight recording of the server, if that is wanted. @return the report, empty if not */
    public String profiled(Server server, Site site, Scenario scenario) throws Exception {
        if (!options.on("profile")) {
            return "";
        }
        String report;
        try (Runner.Room room = runner.room(server)) {
            room.join(scenario.roles());
            Runner.warmUp(server, scenario);
            Profile profile = new Profile(server.meter().pid());
            Thread.sleep(scenario.seconds() * 1_000L);
            report = profile.end();
        } catch (IllegalStateException e) {
            return "\nNo profile: " + e.getMessage() + "\n";
        }
        return "\n### Where time goes\n\nSamples of a run of its own: " + scenario.publishers() + " × " + scenario.subscribers() + ".\n"
                + report;
    }

    /** Prints a report and keeps it. */
    public void report(String name, String text) throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve(name + ".md"), text);
        System.out.println("\n" + text);
    }

    @Override
    public void close() {
        loops.close();
    }
}
