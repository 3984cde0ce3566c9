// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pauses from the log that {@code -Xlog:gc} writes. Thread-safe. */
public final class GcLog {

    private static final Pattern PAUSE = Pattern.compile("Pause .* ([0-9.]+)ms$");

    private final @Nullable Path file;

    /** @param file null: the process has no collector */
    public GcLog(@Nullable Path file) {
        this.file = file;
    }

    /** Lines so far, to give to {@link #since}. */
    public int position() throws IOException {
        return lines().size();
    }

    /** Pauses of the collector that were logged after a position. */
    public Pauses since(int position) throws IOException {
        int count = 0;
        double total = 0;
        double longest = 0;
        List<String> lines = lines();
        for (String line : lines.subList(Math.min(position, lines.size()), lines.size())) {
            Matcher pause = PAUSE.matcher(line);
            if (pause.find()) {
                double ms = Double.parseDouble(pause.group(1));
                count++;
                total += ms;
                longest = Math.max(longest, ms);
            }
        }
        return new Pauses(count, total, longest);
    }

    private List<String> lines() throws IOException {
        return file == null || !Files.exists(file) ? List.of() : Files.readAllLines(file);
    }

    /** How often and for how long, milliseconds. */
    public record Pauses(int count, double totalMs, double longestMs) {}
}
