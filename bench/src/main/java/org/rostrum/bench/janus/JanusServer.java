// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.janus;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rostrum.bench.Driver;
import org.rostrum.bench.Server;
import org.rostrum.bench.Site;
import org.rostrum.bench.measure.GcLog;
import org.rostrum.bench.measure.ProcessMeter;
import org.rostrum.bench.net.Loops;
import org.rostrum.proto.srtp.SrtpProfile;

/** Janus with the VideoRoom and its WebSocket API, settings as they come otherwise. Thread-safe. */
public final class JanusServer implements Server {

    private static final long START_MS = 20_000;

    private final Path folder;
    private final Process process;
    private final URI url;
    private final Thread hook = new Thread(this::end);

    private JanusServer(Path folder, Process process, URI url) {
        this.folder = folder;
        this.process = process;
        this.url = url;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** @param cpus as taskset takes it; null: all */
    public static JanusServer start(Site site, @Nullable String cpus) throws Exception {
        Path folder = Files.createTempDirectory("rostrum-bench-janus-");
        String ip = site.server().getHostAddress();
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        write(folder, "janus.jcfg", """
                general: {
                    configs_folder = "%s"
                    debug_level = 3
                }
                nat: {
                    ice_enforce_list = "%s"
                }
                plugins: {
                    disable = "%s"
                }
                transports: {
                    disable = "libjanus_http.so,libjanus_mqtt.so,libjanus_nanomsg.so,libjanus_pfunix.so,libjanus_rabbitmq.so"
                }
                loggers: {
                    disable = "libjanus_jsonlog.so"
                }
                """.formatted(folder, ip, "libjanus_audiobridge.so,libjanus_duktape.so,libjanus_echotest.so,libjanus_lua.so,"
                + "libjanus_nosip.so,libjanus_recordplay.so,libjanus_sip.so,libjanus_streaming.so,libjanus_textroom.so,"
                + "libjanus_videocall.so,libjanus_voicemail.so"));
        write(folder, "janus.plugin.videoroom.jcfg", "general: {\n}\n");
        write(folder, "janus.transport.websockets.jcfg", """
                general: {
                    json = "compact"
                    ws = true
                    ws_port = %d
                    ws_ip = "%s"
                    wss = false
                }
                """.formatted(port, ip));
        Process process = new ProcessBuilder(site.inside(cpus, List.of("janus", "-F", folder.toString())))
                .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        JanusServer server = new JanusServer(folder, process, URI.create("ws://" + ip + ":" + port));
        try {
            server.await();
        } catch (Exception e) {
            server.close();
            throw e;
        }
        return server;
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void await() throws Exception {
        long end = System.currentTimeMillis() + START_MS;
        while (true) {
            try {
                new JanusSocket(url).close();
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.currentTimeMillis() > end) {
                    throw new IOException("Janus did not start: " + Files.readString(folder.resolve("log")), e);
                }
            }
            Thread.sleep(200);
        }
    }

    @Override
    public String name() {
        return "Janus";
    }

    @Override
    public ProcessMeter meter() {
        return new ProcessMeter(process.pid());
    }

    @Override
    public GcLog gc() {
        return new GcLog(null);
    }

    @Override
    public Driver room(Loops loops, SrtpProfile profile) throws Exception {
        return new JanusDriver(loops, url, profile);
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
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            for (String file : List.of("janus.jcfg", "janus.plugin.videoroom.jcfg", "janus.transport.websockets.jcfg", "log", "")) {
                Files.deleteIfExists(folder.resolve(file));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.err.println("not deleted: " + folder + ": " + e.getMessage());
        }
    }
}
