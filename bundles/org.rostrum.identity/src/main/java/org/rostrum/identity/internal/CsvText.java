// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.IdentityError;

/** CSV files (RFC 4180) as bytes, text, rows and cells. Pure functions; bounded by what the caller reads. */
final class CsvText {

    private static final String DELIMITERS = ";,\t|";
    private static final String FORMULA = "=+-@\t\r";

    /** A number that begins with a plus calculates nothing, and address books dial it. */
    private static final Pattern PHONE = Pattern.compile("\\+[0-9][0-9 ()./-]*");

    private CsvText() {}

    /**
     * A row.
     *
     * @param line of its begin, from 1
     */
    record Row(int line, List<String> cells) {}

    /**
     * The text of a file, without its mark.
     *
     * @param encoding null: as the mark says, else UTF-8
     * @throws RostrumException {@link IdentityError#CSV_ENCODING} with the line of what is no text, {@code invalidValue}
     */
    static String decoded(byte[] file, @Nullable String encoding) {
        Charset charset = encoding == null ? marked(file) : named(encoding);
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate((int) (file.length * (double) decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(file), out, true);
        String text = out.flip().toString();
        if (result.isError() || text.indexOf('\0') >= 0) {
            long line = text.chars().takeWhile(c -> c != 0).filter(c -> c == '\n').count() + 1;
            throw new RostrumException(IdentityError.CSV_ENCODING, "line " + line + " is no text in " + charset.name(), "encoding");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Charset marked(byte[] file) {
        if (file.length >= 2 && (file[0] & 0xFF) == 0xFF && (file[1] & 0xFF) == 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        boolean big = file.length >= 2 && (file[0] & 0xFF) == 0xFE && (file[1] & 0xFF) == 0xFF;
        return big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private static Charset named(String encoding) {
        return switch (encoding) {
            case "UTF-8", "UTF-16LE", "windows-1251", "windows-1252" -> Charset.forName(encoding);
            default -> throw new RostrumException(
                    CommonError.INVALID_VALUE, "One of UTF-8, UTF-16LE, windows-1251, windows-1252.", "encoding");
        };
    }

    /**
     * The delimiter of a file.
     *
     * @param wished null: the one that its first line has most of
     */
    static char delimiter(String text, @Nullable String wished) {
        if (wished != null) {
            if (wished.length() != 1 || DELIMITERS.indexOf(wished.charAt(0)) < 0) {
                throw new RostrumException(CommonError.INVALID_VALUE, "One of ; , | and the tab.", "delimiter");
            }
            return wished.charAt(0);
        }
        String header = text.lines().findFirst().orElse("");
        char best = DELIMITERS.charAt(0);
        for (char candidate : DELIMITERS.toCharArray()) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    /**
     * The rows that are not empty.
     *
     * @param maximum most rows
     * @throws RostrumException {@link IdentityError#CSV_MALFORMED} with the line, {@link IdentityError#CSV_TOO_LONG}
     */
    static List<Row> rows(String text, char delimiter, int maximum) {
        List<Row> rows = new ArrayList<>();
        Scanner scanner = new Scanner(text, delimiter);
        while (scanner.hasMore()) {
            Row row = scanner.next();
            if (row.cells().stream().allMatch(String::isBlank)) {
                continue;
            }
            if (rows.size() == maximum) {
                throw new RostrumException(IdentityError.CSV_TOO_LONG, "a file has at most " + (maximum - 1) + " accounts", null);
            }
            rows.add(row);
        }
        return rows;
    }

    /** One line of a file that spreadsheets open without computing anything. */
    static String line(List<String> cells, char delimiter) {
        return cells.stream().map(cell -> written(cell, delimiter)).collect(Collectors.joining(String.valueOf(delimiter), "", "\r\n"));
    }

    private static String written(String text, char delimiter) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 && !PHONE.matcher(text).matches() ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == delimiter || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** What {@link #line} made of a formula, as it was. */
    static String read(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0 ? cell.substring(1) : cell;
    }

    /** Goes through a text once. */
    private static final class Scanner {

        private final String text;
        private final char delimiter;
        private int at;
        private int line = 1;

        Scanner(String text, char delimiter) {
            this.text = text;
            this.delimiter = delimiter;
        }

        boolean hasMore() {
            return at < text.length();
        }

        Row next() {
            int begin = line;
            List<String> cells = new ArrayList<>();
            do {
                cells.add(peek() == '"' ? quoted() : plain());
            } while (take(delimiter));
            if (!take('\n') && hasMore()) {
                throw malformed();
            }
            return new Row(begin, cells);
        }

        private char peek() {
            return hasMore() ? text.charAt(at) : '\n';
        }

        private boolean take(char wanted) {
            if (wanted == '\n' && text.startsWith("\r\n", at)) {
                at++;
            }
            if (!hasMore() || text.charAt(at) != wanted) {
                return false;
            }
            at++;
            line += wanted == '\n' ? 1 : 0;
            return true;
        }

        private String plain() {
            int begin = at;
            while (hasMore() && peek() != delimiter && peek() != '\n') {
                if (peek() == '"') {
                    throw malformed();
                }
                at++;
            }
            int end = at > begin && peek() == '\n' && text.charAt(at - 1) == '\r' ? at - 1 : at;
            return text.substring(begin, end);
        }

        private String quoted() {
            StringBuilder cell = new StringBuilder();
            at++;
            while (hasMore()) {
                char c = text.charAt(at++);
                if (c != '"') {
                    line += c == '\n' ? 1 : 0;
                    cell.append(c);
                } else if (peek() == '"' && hasMore()) {
                    cell.append('"');
                    at++;
                } else {
                    return cell.toString();
                }
            }
            throw malformed();
        }

        private RostrumException malformed() {
            return new RostrumException(IdentityError.CSV_MALFORMED, "the quotation marks of line " + line + " do not match", null);
        }
    }
}
