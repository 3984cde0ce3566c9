// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.sdp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.proto.sdp.SdpResult.Problem;
import org.rostrum.proto.sdp.SdpResult.Refused;

/**
 * Reads a description, bounded in size, lines and sections. Takes LF and CRLF; lines other than {@code v o m a} are checked
 * for form and left out (RFC 8866 section 5: unknown types are ignored by us, {@code c b t s} mean nothing with ICE).
 */
public final class SdpReader {

    /** Characters; 60 sections of a browser need about 120,000. */
    public static final int MAX_CHARACTERS = 262_144;

    public static final int MAX_LINES = 8192;
    public static final int MAX_SECTIONS = 128;

    private final List<Attribute> session = new ArrayList<>();
    private final List<MediaSection> media = new ArrayList<>();
    private @Nullable String[] section;
    private List<Attribute> current = session;
    private @Nullable String origin;

    private SdpReader() {}

    /** Reads {@code text}. Never throws. */
    public static SdpResult read(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return new Refused(Problem.TOO_LARGE, 0);
        }
        return new SdpReader().lines(text);
    }

    private SdpResult lines(String text) {
        int number = 0;
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            String line = text.substring(at, end > at && text.charAt(end - 1) == '\r' ? end - 1 : end);
            at = end + 1;
            number++;
            if (number > MAX_LINES) {
                return new Refused(Problem.TOO_MANY_LINES, number);
            }
            Problem problem = line(line, number);
            if (problem != null) {
                return new Refused(problem, number);
            }
        }
        closeSection();
        return origin == null
                ? new Refused(Problem.MALFORMED_START, number)
                : new SdpResult.Read(new SessionDescription(origin, new Attributes(session), media));
    }

    private @Nullable Problem line(String line, int number) {
        if (line.length() < 2 || line.charAt(1) != '=' || !wellFormed(line)) {
            return Problem.MALFORMED_LINE;
        }
        String value = line.substring(2);
        if (number == 1) {
            return line.equals("v=0") ? null : Problem.MALFORMED_START;
        }
        switch (line.charAt(0)) {
            case 'o' -> origin = value;
            case 'a' -> current.add(Attribute.parse(value));
            case 'm' -> {
                return startSection(value);
            }
            default -> { }
        }
        return number == 2 && origin == null ? Problem.MALFORMED_START : null;
    }

    /** No control characters: nothing that could break a log or a line of ours. */
    private static boolean wellFormed(String line) {
        return line.chars().noneMatch(c -> c < ' ' || c == 0x7f);
    }

    private @Nullable Problem startSection(String value) {
        closeSection();
        String[] parts = value.trim().split(" +");
        if (parts.length < 4 || Text.number(Text.before(parts[1], '/')) < 0) {
            return Problem.MALFORMED_MEDIA_LINE;
        }
        if (media.size() == MAX_SECTIONS) {
            return Problem.TOO_MANY_SECTIONS;
        }
        section = parts;
        current = new ArrayList<>();
        return null;
    }

    private void closeSection() {
        String[] parts = section;
        if (parts != null) {
            List<String> formats = Arrays.asList(parts).subList(3, parts.length);
            media.add(new MediaSection(parts[0], Text.number(Text.before(parts[1], '/')), parts[2], formats, new Attributes(current)));
            section = null;
        }
    }
}
