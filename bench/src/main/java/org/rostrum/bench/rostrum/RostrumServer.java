// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.rostrum;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rostrum.bench.Driver;
import org.rostrum.bench.Server;
import org.rostrum.bench.Site;
import org.rostrum.bench.measure.GcLog;
import org.rostrum.bench.measure.ProcessMeter;
import org.rostrum.bench.net.Loops;
import org.rostrum.proto.srtp.SrtpProfile;

/** The shipped server on free ports with a data folder of its own, which goes with it. Thread-safe. */
public final class RostrumServer implements Server {

    private static final String LOGIN = "bench";
    private static final String PASSWORD = "bench-password-1";
    private static final long START_MS = 180_000;

    private final Site site;
    private final Path data;
    private final Process process;
    private final URI url;
    private final boolean transportCc;
    private final RostrumDriver.Guests guests = new RostrumDriver.Guests();
    private final Thread hook = new Thread(this::end);

    private RostrumServer(Site site, Path data, Process process, URI url, boolean transportCc) {
        this.site = site;
        this.data = data;
        this.process = process;
        this.url = url;
        this.transportCc = transportCc;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Starts it and sets it up.
     *
     * @param home    the unpacked distribution
     * @param cpus    as taskset takes it; null: all
     * @param cores   of the host; this process may be confined to some of them
     * @param workers media threads
     * @param transportCc whether receivers give transport-wide feedback
     */
    public static RostrumServer start(Path home, Site site, int cores, @Nullable String cpus, int workers, boolean transportCc) throws Exception {
        Path data = Files.createTempDirectory("rostrum-bench-");
        Files.createDirectories(data.resolve("etc"));
        Files.writeString(data.resolve("etc/org.rostrum.media.net.cfg"),
                "port = ${env:ROSTRUM_MEDIA_PORT:-53000}\nworkers = " + workers + "\n");
        int https = freeTcp();
        String all = "0-" + (cores - 1);
        ProcessBuilder builder = new ProcessBuilder(site.inside(all, List.of(home.resolve("bin/karaf").toString(), "daemon")));
        Map<String, String> env = builder.environment();
        env.put("ROSTRUM_DATA", data.toString());
        env.put("ROSTRUM_HTTPS_PORT", String.valueOf(https));
        env.put("ROSTRUM_HTTP_PORT", String.valueOf(freeTcp()));
        env.put("ROSTRUM_PLATFORM_PORT", String.valueOf(freeTcp()));
        env.put("ROSTRUM_CONSOLE_PORT", String.valueOf(freeTcp()));
        env.put("ROSTRUM_MEDIA_PORT", String.valueOf(freeUdp()));
        env.put("EXTRA_JAVA_OPTS", "-Drostrum.load.participants=2000 -Xlog:gc,safepoint:file=" + data.resolve("gc.log") + ":uptime:filecount=0 "
                + env.getOrDefault("EXTRA_JAVA_OPTS", ""));
        builder.redirectErrorStream(true).redirectOutput(data.resolve("start.log").toFile());
        Process process = builder.start();
        RostrumServer server = new RostrumServer(
                site, data, process, URI.create("https://" + site.server().getHostAddress() + ":" + https), transportCc);
        try {
            server.setUp();
            if (cpus != null) {
                server.pin(cpus);
            }
        } catch (Exception e) {
            server.close();
            throw e;
        }
        return server;
    }

    private void setUp() throws Exception {
        try (Web web = new Web(url)) {
            await("the API", () -> web.status("/api/v4/server") == 200);
            await("signalling", () -> web.status("/signal") != 404 && web.status("/signal") != 0);
            Path code = data.resolve("setup-code");
            await("the set-up code", () -> Files.exists(code) && Files.size(code) > 0);
            web.post(new Web.Person(), "/setup", Map.of("code", Files.readString(code).trim(), "server_name", "bench.test",
                    "administrator", Map.of("login", "root", "password", "administrator-1"),
                    "accounts", List.of(Map.of("login", LOGIN, "display_name", "Bench", "email", "bench@bench.test",
                            "password", PASSWORD))));
        }
    }

    /** After the start: it then has the collector and the compiler of a host with several cores, as it has in use. */
    private void pin(String cpus) throws IOException, InterruptedException {
        Process taskset = new ProcessBuilder("taskset", "-a", "-p", "-c", cpus, String.valueOf(process.pid()))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (taskset.waitFor() != 0) {
            throw new IOException("taskset could not pin the server");
        }
    }

    private void await(String what, Callable<Boolean> there) throws Exception {
        long end = System.currentTimeMillis() + START_MS;
        while (!there.call()) {
            if (!process.isAlive()) {
                throw new IOException("the server ended: " + Files.readString(data.resolve("start.log")));
            }
            if (System.currentTimeMillis() > end) {
                throw new IOException("the server did not start: no " + what);
            }
            Thread.sleep(100);
        }
    }

    @Override
    public String name() {
        return "Rostrum";
    }

    @Override
    public ProcessMeter meter() {
        return new ProcessMeter(process.pid());
    }

    @Override
    public GcLog gc() {
        return new GcLog(data.resolve("gc.log"));
    }

    @Override
    public Driver room(Loops loops, SrtpProfile profile) throws Exception {
        return new RostrumDriver(loops, url, site.server(), site.client(), profile, guests, LOGIN, PASSWORD, transportCc);
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM ends already and the hook runs
        }
    }

    private void end() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            delete(data);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.err.println("not deleted: " + data + ": " + e.getMessage());
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            /** The server may still have been tidying up. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException error) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException error) throws IOException {
                Files.deleteIfExists(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static int freeTcp() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static int freeUdp() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(0))) {
            return socket.getLocalPort();
        }
    }
}
