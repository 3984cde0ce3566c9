// SPDX-License-Identifier: Apache-2.0
package org.rostrum.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL on a free loopback port with its data in a temporary folder; ends with this JVM, however that ends.
 * A host without PostgreSQL fails the test with the command that installs it. Confined to one thread at a time.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final String MISSING = "PostgreSQL is not installed; tests need it: apt-get install --no-install-recommends postgresql";

    /** Stops the server when its input ends, which happens with the JVM that started it. */
    private static final String GUARD = 
            "\"$@\" & server=$!; trap 'kill -INT $server' TERM; cat >/dev/null; kill -INT $server; wait $server";

    private static @Nullable PostgresServer shared;

    private final Path binaries;
    private final Path folder;
    private final int port;
    private @Nullable Process guard;

    private PostgresServer(Path binaries, Path folder, int port) {
        this.binaries = binaries;
        this.folder = folder;
        this.port = port;
    }

    /** The server that all tests of this JVM share; never stop it. */
    public static synchronized PostgresServer shared() {
        if (shared == null) {
            shared = create();
            shared.start();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    /** A server of its own, not started, for tests that stop and start it. */
    public static PostgresServer create() {
        try {
            Path folder = Files.createTempDirectory("rostrum-postgres-");
            PostgresServer server = new PostgresServer(newest(), folder, freePort());
            server.initialise();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newest() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            throw new AssertionError(MISSING);
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
                    .max(Comparator.comparingInt(bin -> Integer.parseInt(bin.getParent().getFileName().toString())))
                    .orElseThrow(() -> new AssertionError(MISSING));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void initialise() throws IOException {
        if (isRoot()) {
            run(List.of("chown", "postgres", folder.toString()));
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        run(asServerUser(binaries.resolve("initdb").toString(), "-D", data(), "-A", "trust", "-U", "rostrum", "-E", "UTF8",
                "--locale=C.UTF-8", "--no-sync", "--no-instructions"));
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** The server refuses to run as root. */
    private static List<String> asServerUser(String... command) {
        List<String> all = new ArrayList<>();
        if (isRoot()) {
            all.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        all.addAll(List.of(command));
        return all;
    }

    /** Starts it and waits until it answers. */
    public void start() {
        List<String> command = new ArrayList<>(asServerUser("sh", "-c", GUARD, "sh"));
        command.addAll(List.of(binaries.resolve("postgres").toString(), "-D", data(), "-p", Integer.toString(port),
                "-k", folder.toString(), "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "max_connections=300"));
        try {
            guard = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Eventually.eventually(Duration.ofSeconds(30), this::complaint);
    }

    private String complaint() {
        try (Connection connection = DriverManager.getConnection(url(), user(), "")) {
            return connection.isValid(1) ? "" : "no answer";
        } catch (SQLException e) {
            return e.getMessage();
        }
    }

    /** Stops it, cutting all connections; its data stay. */
    public void stop() {
        Process running = guard;
        if (running == null) {
            return;
        }
        guard = null;
        try {
            running.getOutputStream().close();
            if (!running.waitFor(30, TimeUnit.SECONDS)) {
                running.destroyForcibly();
                throw new AssertionError("PostgreSQL did not stop");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** JDBC address of its database. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** Owner of everything; has no password. */
    public String user() {
        return "rostrum";
    }

    @Override
    public void close() {
        stop();
        TemporaryFolder.delete(folder);
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).directory(Path.of("/").toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
