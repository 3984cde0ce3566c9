// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.floor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rostrum.bench.Client;
import org.rostrum.bench.Driver;
import org.rostrum.bench.Role;
import org.rostrum.bench.Server;
import org.rostrum.bench.Site;
import org.rostrum.bench.measure.GcLog;
import org.rostrum.bench.measure.ProcessMeter;
import org.rostrum.bench.media.Extensions;
import org.rostrum.bench.media.Publisher;
import org.rostrum.bench.media.Receiver;
import org.rostrum.bench.media.SendFormat;
import org.rostrum.bench.net.Endpoint;
import org.rostrum.bench.net.Loops;
import org.rostrum.proto.srtp.SrtpProfile;

/** The floor as a server: the same clients, keys without a handshake. For one publisher. Thread-safe. */
public final class FloorServer implements Server {

    private static final Extensions EXTENSIONS = new Extensions(1, 0, 4, 5);

    private final Site site;
    private final Process process;
    private final Path log;
    private final Writer input;
    private final int port;
    private final Thread hook;

    private FloorServer(Site site, Process process, Path log) throws IOException {
        this.site = site;
        this.process = process;
        this.log = log;
        this.hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
        this.input = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII);
        String line = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII)).readLine();
        if (line == null) {
            throw new IOException("the floor did not start");
        }
        this.port = Integer.parseInt(line.trim());
    }

    /** @param cpus as taskset takes it; null: all */
    public static FloorServer start(Site site, @Nullable String cpus) throws IOException {
        Path log = Files.createTempFile("rostrum-bench-floor", ".log");
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "-Xlog:gc:file=" + log + ":uptime:filecount=0", "-cp", System.getProperty("java.class.path"),
                Floor.class.getName(), site.server().getHostAddress());
        Process process = new ProcessBuilder(site.inside(cpus, command)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new FloorServer(site, process, log);
    }

    @Override
    public String name() {
        return "floor";
    }

    @Override
    public ProcessMeter meter() {
        return new ProcessMeter(process.pid());
    }

    @Override
    public GcLog gc() {
        return new GcLog(log);
    }

    @Override
    public Driver room(Loops loops, SrtpProfile profile) {
        return new Driver() {
            @Override
            public String name() {
                return FloorServer.this.name();
            }

            @Override
            public Client join(Role role) throws IOException {
                return connect(loops, role);
            }

            @Override
            public void close() throws IOException {
                tell("");
            }
        };
    }

    private Client connect(Loops loops, Role role) throws IOException {
        long from = System.nanoTime();
        Receiver receiver = new Receiver(role.number());
        receiver.format(new Receiver.Format(Set.of(96), Set.of(), java.util.Map.of(), 0));
        InetSocketAddress to = new InetSocketAddress(site.server(), port);
        Endpoint endpoint = Endpoint.openKeyed(loops, site.client(), FloorKeys.PROFILE, receiver, to,
                FloorKeys.master(role.number(), true), FloorKeys.master(role.number(), false));
        receiver.attach(endpoint);
        Publisher publisher = null;
        if (role.publishes() != null) {
            publisher = new Publisher(endpoint, role.number(), role.publishers(), role.publishes(),
                    new SendFormat("mic", 111, -1, 48_000, EXTENSIONS), new SendFormat("cam", 96, 97, 90_000, EXTENSIONS));
            receiver.publisher(publisher);
        } else {
            tell(role.number() + " " + site.client().getHostAddress() + " " + endpoint.localAddress().getPort());
        }
        return new Client(role, endpoint, receiver, publisher, FloorKeys.PROFILE, System.nanoTime() - from, () -> { });
    }

    private void tell(String line) throws IOException {
        synchronized (input) {
            input.write(line + "\n");
            input.flush();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
            Files.deleteIfExists(log);
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalStateException e) {
            // the file stays in the temporary folder; or the JVM ends already and the hook runs
        }
    }
}
