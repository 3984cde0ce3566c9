// SPDX-License-Identifier: Apache-2.0
package org.rostrum.itest;

import static org.rostrum.test.Eventually.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The shipped server as a process of its own: unpacked from the archive once, started on free ports with a data folder of its own.
 * {@code close} leaves nothing behind.
 *
 * <pre>
 * try (ServerProcess server = ServerProcess.start("my-test")) {
 *     server.get("/api/v4/server");
 *     server.kill();                       // as kill -9
 *     server.restart();                    // same data folder, same ports
 * }
 * </pre>
 */
public final class ServerProcess implements AutoCloseable {

    /** The first answer that means that somebody is there. */
    public static final String READY_PATH = "/api/v4/server";

    /** While the API is not there yet, the pages answer for it. */
    private static final Pattern READY_BODY = Pattern.compile("\"product\"");

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Path home;
    private final Path data;
    private final Map<String, String> environment = new TreeMap<>();
    private final HttpClient http = Tls.client();
    private Process process;
    private Duration toFirstAnswer = Duration.ZERO;

    private ServerProcess(Path home, String name, Map<String, String> more) {
        this.home = home;
        this.data = Archive.target().resolve("servers").resolve(name);
        Archive.delete(data);
        List<Integer> ports = freePorts(7);
        environment.put("ROSTRUM_DATA", data.toString());
        environment.put("ROSTRUM_HTTPS_PORT", ports.get(0).toString());
        environment.put("ROSTRUM_HTTP_PORT", ports.get(1).toString());
        environment.put("ROSTRUM_PLATFORM_PORT", ports.get(2).toString());
        environment.put("ROSTRUM_CONSOLE_PORT", ports.get(3).toString());
        environment.put("ROSTRUM_MEDIA_PORT", ports.get(4).toString());
        environment.put("ROSTRUM_TURN_PORT", ports.get(5).toString());
        environment.put("ROSTRUM_TURN_TLS_PORT", ports.get(6).toString());
        environment.put("ROSTRUM_LOG_CONSOLE", "WARN");
        environment.putAll(more);
    }

    /** Starts a server with an empty data folder and waits until it answers. */
    public static ServerProcess start(String name) {
        return start(name, Map.of());
    }

    /** @param more environment variables, e.g. {@code JAVA_HOME}, {@code ROSTRUM_HEAP} */
    public static ServerProcess start(String name, Map<String, String> more) {
        ServerProcess server = new ServerProcess(Archive.unpacked(), name, more);
        server.restart();
        return server;
    }

    /** From the start of the kernel alone, without any feature of ours, to its open console: what a start is measured against. */
    public static Duration startOfTheKernel() {
        try (ServerProcess kernel = new ServerProcess(Archive.kernelOnly(), "kernel", Map.of())) {
            long begin = System.nanoTime();
            kernel.process = kernel.launch();
            eventually(START_LIMIT, () -> kernel.alive(listens(kernel.consolePort())) ? "" : "no console:\n" + kernel.output());
            return Duration.ofNanos(System.nanoTime() - begin);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Starts it (again) and waits until it says that it is up. */
    public void restart() {
        long begin = System.nanoTime();
        // What a killed process has left
        Archive.delete(ready());
        process = launch();
        eventually(START_LIMIT, () -> alive(answers()) ? "" : "no answer from " + READY_PATH + ":\n" + output());
        toFirstAnswer = Duration.ofNanos(System.nanoTime() - begin);
        eventually(START_LIMIT, () -> alive(Files.exists(ready())) ? "" : get("/health").body());
    }

    /** Starts a second process on the same data folder; does not wait. */
    Process launch() {
        try {
            Files.createDirectories(data);
            ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/karaf").toString(), "daemon");
            builder.environment().keySet().removeIf(k -> k.startsWith("ROSTRUM_") || k.startsWith("KARAF_") || k.equals("JAVA_OPTS"));
            builder.environment().putAll(environment);
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("stdout").toFile()));
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean alive(boolean condition) {
        if (!process.isAlive()) {
            throw new AssertionError("the server ended with " + process.exitValue() + ":\n" + output());
        }
        return condition;
    }

    private Path ready() {
        return data.resolve("run/ready");
    }

    private boolean answers() {
        try {
            return Files.exists(data.resolve("run/addresses")) && READY_BODY.matcher(get(READY_PATH).body()).find();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** From the start of the process to the first 200 of {@link #READY_PATH}. */
    public Duration toFirstAnswer() {
        return toFirstAnswer;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(https(path)).build());
    }

    /** Any request, with a client that trusts everybody. */
    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A client that trusts everybody and keeps no cookies. */
    public HttpClient http() {
        return http;
    }

    public URI https(String path) {
        return URI.create("https://localhost:" + httpsPort() + path);
    }

    public int httpsPort() {
        return port("HTTPS");
    }

    public int httpPort() {
        return port("HTTP");
    }

    public int platformPort() {
        return port("PLATFORM");
    }

    public int consolePort() {
        return port("CONSOLE");
    }

    public int turnPort() {
        return port("TURN");
    }

    public int turnTlsPort() {
        return port("TURN_TLS");
    }

    public int mediaPort() {
        return port("MEDIA");
    }

    private int port(String name) {
        return Integer.parseInt(environment.get("ROSTRUM_" + name + "_PORT"));
    }

    public Path data() {
        return data;
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Resident memory, MiB. */
    public long rssMb() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid()), "status")).stream()
                    .filter(l -> l.startsWith("VmRSS:"))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs commands on the console; the output without colours. */
    public String console(String commands) {
        return client(commands, List.of("-b"));
    }

    /** As an administrator signs in there: with what he types as his password. */
    public String console(String login, String typed, String commands) {
        return client(commands, List.of("-a", Integer.toString(consolePort()), "-u", login, "-p", typed, "-b"));
    }

    private String client(String commands, List<String> options) {
        try {
            List<String> command = new ArrayList<>(List.of(home.resolve("bin/client").toString()));
            command.addAll(options);
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            Process client = builder.redirectErrorStream(true).start();
            try (var in = client.outputWriter()) {
                in.write(commands + "\n");
            }
            String output = new String(client.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            client.waitFor();
            return output.replaceAll("\u001b\\[[0-9;]*m", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the server has written to its terminal and its log. */
    public String output() {
        return read(data.resolve("stdout")) + read(data.resolve("log/rostrum.log"));
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it in order, as SIGTERM does. */
    public void stop() {
        process.destroy();
        await();
    }

    /** Ends it without a chance to clean up, as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("the server did not stop within 30 s:\n" + output());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    /** Ports nobody has at the moment, all different. */
    public static List<Integer> freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            sockets.forEach(ServerProcess::close);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
