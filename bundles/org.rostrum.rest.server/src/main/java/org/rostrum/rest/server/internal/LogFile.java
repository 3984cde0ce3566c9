// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.ErrorCode;
import org.rostrum.base.error.RostrumException;
import org.rostrum.rest.server.internal.ServerLogResource.LogLineDto;

/** Reads the log file while it is written. Thread-safe, blocks for the disk. */
final class LogFile {

    /** Worst first. */
    static final List<String> LEVELS = List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE");

    /** How much of its end is looked through. */
    private static final int WINDOW = 4 << 20;

    private static final Pattern ENTRY = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\dT[\\d:,.]+) \\| (ERROR|WARN|INFO|DEBUG|TRACE) +\\| [^|]*\\| ([^|]*)\\| [^|]*\\| (.*)");

    /** There is no log. */
    enum Missing implements ErrorCode {
        LOG_NOT_FOUND;

        @Override
        public String code() {
            return "logNotFound";
        }

        @Override
        public ErrorCategory category() {
            return ErrorCategory.NOT_FOUND;
        }
    }

    private final Path path;

    LogFile(Path path) {
        this.path = path;
    }

    /** Entries of the last megabytes, oldest first; none if there is no file. */
    List<LogLineDto> end() {
        List<LogLineDto> entries = new ArrayList<>();
        for (String line : lines()) {
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches()) {
                entries.add(new LogLineDto(entry.group(1), entry.group(2), entry.group(3).strip(), entry.group(4)));
            } else if (entries.isEmpty()) {
                entries.add(new LogLineDto("", "", "", line));
            } else {
                LogLineDto last = entries.remove(entries.size() - 1);
                entries.add(new LogLineDto(last.time(), last.level(), last.logger(), last.text() + "\n" + line));
            }
        }
        return entries;
    }

    private List<String> lines() {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long from = Math.max(0, file.length() - WINDOW);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return from == 0 || lines.isEmpty() ? lines : lines.subList(1, lines.size());
        } catch (java.io.FileNotFoundException | NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The present file from its begin. */
    StreamingOutput whole() {
        if (!Files.isRegularFile(path)) {
            throw new RostrumException(Missing.LOG_NOT_FOUND, "The server writes no log file.");
        }
        return out -> {
            try (InputStream in = Files.newInputStream(path)) {
                in.transferTo(out);
            }
        };
    }
}
