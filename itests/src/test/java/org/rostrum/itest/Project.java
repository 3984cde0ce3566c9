// SPDX-License-Identifier: Apache-2.0
package org.rostrum.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Projects of extension authors, built as they build them: by Maven alone, without a network. */
final class Project {

    private static final Map<String, Path> APPLAUSE = new ConcurrentHashMap<>();

    private Project() {}

    /** The root of our sources. */
    static Path root() {
        return Archive.target().resolve("../..").normalize().toAbsolutePath();
    }

    /** The KAR of the example extension in some version. */
    static Path applause(String version) {
        return APPLAUSE.computeIfAbsent(version, v -> {
            Path copy = Archive.target().resolve("projects/applause-" + v);
            copy(root().resolve("docs/extending/org.example.applause"), copy);
            return build(copy, "-Drevision=" + v, "-DskipTests");
        });
    }

    /** Packs a project; its KAR. */
    static Path build(Path project, String... arguments) {
        List<String> command = new ArrayList<>(List.of("mvn", "-o", "-q", "-B",
                "-Dmaven.repo.local=" + System.getProperty("org.ops4j.pax.url.mvn.localRepository")));
        command.addAll(List.of(arguments));
        command.add("package");
        run(project, command);
        try (Stream<Path> files = Files.list(project.resolve("target"))) {
            return files.filter(f -> f.toString().endsWith(".kar")).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end; what it said. */
    static String run(Path folder, List<String> command) {
        try {
            Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + " in " + folder + ":\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path from, Path to) {
        Archive.delete(to);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.filter(p -> !from.relativize(p).startsWith("target")).toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
