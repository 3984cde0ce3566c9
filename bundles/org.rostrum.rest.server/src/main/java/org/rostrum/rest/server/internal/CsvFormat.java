// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.AdministratorSelf.Preferences;

/**
 * How a report is exported (60/REP-2, 60/REP-4): RFC 4180 with the administrator's encoding and delimiter, times in his zone. A
 * cell that a spreadsheet would take for a formula gets an apostrophe. Immutable.
 */
record CsvFormat(Charset encoding, String delimiter, ZoneId zone) {

    private static final List<String> ENCODINGS = List.of("UTF-8", "UTF-16LE", "windows-1251", "windows-1252");
    private static final List<String> DELIMITERS = List.of(";", ",", "|", "\t");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** What the request says, else the preferences. */
    static CsvFormat of(@Nullable String encoding, @Nullable String delimiter, @Nullable String timeZone, Preferences preferences) {
        String charset = encoding == null ? preferences.csvEncoding() : encoding;
        String between = delimiter == null ? preferences.csvDelimiter() : delimiter;
        check(ENCODINGS.contains(charset), "One of " + String.join(", ", ENCODINGS) + ".", "encoding");
        check(DELIMITERS.contains(between), "One of ; , | and the tab.", "delimiter");
        return new CsvFormat(Charset.forName(charset), between, zone(timeZone == null ? preferences.timeZone() : timeZone));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new RostrumException(CommonError.INVALID_VALUE, "A time zone is named like Europe/Berlin.", "time_zone", e);
        }
    }

    private static void check(boolean good, String message, String parameter) {
        if (!good) {
            throw new RostrumException(CommonError.INVALID_VALUE, message, parameter);
        }
    }

    String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    /** The answer; rows are written as they come, never held as a whole. */
    Response answer(String file, List<String> header, Consumer<Consumer<List<@Nullable String>>> rows) {
        StreamingOutput body = out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, encoding), 1 << 15);
            writer.write(encoding.name().startsWith("UTF") ? "\uFEFF" : "");
            writer.write(line(header));
            rows.accept(row -> write(writer, line(row)));
            writer.flush();
        };
        return Response.ok(body, "text/csv;charset=" + encoding.name())
                .header("Content-Disposition", "attachment; filename=\"" + file + "\"")
                .build();
    }

    private static void write(Writer writer, String line) {
        try {
            writer.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String line(List<? extends @Nullable String> cells) {
        return cells.stream().map(this::cell).collect(Collectors.joining(delimiter, "", "\r\n"));
    }

    private String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String safe = "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.contains(delimiter) || safe.contains("\"") || safe.contains("\n") || safe.contains("\r");
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
