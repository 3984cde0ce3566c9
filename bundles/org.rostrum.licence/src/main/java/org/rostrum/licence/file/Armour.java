// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rostrum.licence.LicenceError;

/** The text around a payload: title, headers, Base64. Pure. */
final class Armour {

    /** Far more than a licence needs; bounds what is looked at before a signature is checked. */
    static final int LARGEST = 64 * 1024;

    private static final int WIDTH = 64;
    private static final int HEADERS = 16;
    private static final Base64.Encoder ENCODER = Base64.getMimeEncoder(WIDTH, new byte[] {'\n'});

    private Armour() {}

    /** A text taken apart. */
    record Parts(Map<String, String> headers, byte[] payload) {

        String header(String name) throws LicenceFileException {
            String value = headers.get(name);
            if (value == null) {
                throw LicenceFileException.malformed("The file has no line " + name + ".");
            }
            return value;
        }
    }

    static String begin(String title) {
        return "-----BEGIN " + title + "-----\n";
    }

    static String end(String title) {
        return "-----END " + title + "-----\n";
    }

    /** Base64 in lines, the last one ended too. */
    static String base64(byte[] bytes) {
        return ENCODER.encodeToString(bytes) + "\n";
    }

    /** Headers, a blank line, the payload. */
    static String content(Map<String, String> headers, byte[] payload) {
        StringBuilder text = new StringBuilder();
        headers.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return text.append('\n').append(base64(payload)).toString();
    }

    /** The text with LF and one at its end; refuses what is not printable ASCII or too large. */
    static String normal(String text) throws LicenceFileException {
        if (text.length() > LARGEST) {
            throw new LicenceFileException(LicenceError.FILE_TOO_LARGE, "The file has more than " + LARGEST + " characters.");
        }
        String lines = text.replace("\r\n", "\n");
        if (lines.chars().anyMatch(c -> c != '\n' && (c < ' ' || c > '~'))) {
            throw LicenceFileException.malformed("The file is not plain ASCII text.");
        }
        return lines.endsWith("\n") ? lines : lines + "\n";
    }

    /** What stands between {@code begin} and {@code end} of a normal text; nothing may stand around. */
    static String between(String text, String begin, String end) throws LicenceFileException {
        if (!text.startsWith(begin) || !text.endsWith(end) || text.length() < begin.length() + end.length()) {
            throw LicenceFileException.malformed("This is not a file that begins with " + begin.strip() + " and ends accordingly.");
        }
        return text.substring(begin.length(), text.length() - end.length());
    }

    static Parts parts(String content) throws LicenceFileException {
        int blank = content.indexOf("\n\n");
        if (blank < 0) {
            throw LicenceFileException.malformed("The file has no payload.");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>(List.of(content.substring(0, blank).split("\n", HEADERS + 1)));
        for (String line : lines) {
            int colon = line.indexOf(": ");
            if (colon < 1 || lines.size() > HEADERS || headers.put(line.substring(0, colon), line.substring(colon + 2)) != null) {
                throw LicenceFileException.malformed("The lines at the head of the file are not what they should be.");
            }
        }
        return new Parts(headers, decode(content.substring(blank + 2)));
    }

    /** Takes nothing but what {@link #base64} writes. */
    static byte[] decode(String lines) throws LicenceFileException {
        try {
            byte[] bytes = Base64.getDecoder().decode(lines.replace("\n", "").getBytes(StandardCharsets.US_ASCII));
            if (base64(bytes).equals(lines)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw LicenceFileException.malformed("The file is not Base64: " + e.getMessage());
        }
        throw LicenceFileException.malformed("The Base64 of the file is not written as it should be.");
    }

    /** Refuses a major version of the format that is newer than ours; newer minor ones only add. */
    static void checkFormat(Parts parts) throws LicenceFileException {
        String format = parts.header("Format");
        if (!format.matches("[0-9]{1,4}\\.[0-9]{1,4}") || format.startsWith("0")) {
            throw LicenceFileException.malformed("The format " + format + " makes no sense.");
        }
        if (!format.startsWith("1.")) {
            throw new LicenceFileException(LicenceError.FILE_FORMAT, "The file has format " + format + ", this program reads 1.");
        }
    }
}
