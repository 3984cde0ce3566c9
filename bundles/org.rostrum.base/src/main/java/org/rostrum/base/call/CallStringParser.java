// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.call;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.call.CallString.Conference;
import org.rostrum.base.call.CallString.Fault;
import org.rostrum.base.call.CallString.Mail;
import org.rostrum.base.call.CallString.Parsed;
import org.rostrum.base.call.CallString.Person;
import org.rostrum.base.id.ConferenceId;

/** The grammar of 80 §3 with 00/R-58: prefixes in any case, with or without {@code #}. Pure functions. */
final class CallStringParser {

    private static final int MAX = 2_000;
    private static final int MAX_SHOWN = 60;
    private static final String VCS = "#vcs";

    /** As logins are (30 §4, 00/R-47); aliases and group-call IDs are narrower. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}0-9_.-]{1,64}");

    private static final Pattern MAIL = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,255}");

    private CallStringParser() {}

    /** Refuses from the depth of the grammar; caught by {@link #parse}, so it needs no stack. */
    static final class Misfit extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Fault fault;

        Misfit(Fault fault, String part) {
            super(part, null, false, false);
            this.fault = fault;
        }
    }

    static Parsed parse(String typed) {
        String text = typed.strip();
        try {
            require(!text.isEmpty(), Fault.EMPTY, "");
            require(text.length() <= MAX, Fault.TOO_LONG, text);
            require(text.codePoints().noneMatch(Character::isISOControl), Fault.UNKNOWN_FORM, text);
            return new Parsed.Understood(understood(text));
        } catch (Misfit e) {
            String part = String.valueOf(e.getMessage());
            return new Parsed.Refused(e.fault, part.length() <= MAX_SHOWN ? part : part.substring(0, MAX_SHOWN) + "…");
        }
    }

    static void require(boolean fits, Fault fault, String part) {
        if (!fits) {
            throw new Misfit(fault, part);
        }
    }

    private static CallString understood(String text) {
        String prefix = text.startsWith("#") ? "#" : "";
        String bare = text.substring(prefix.length());
        if (startsWith(bare, "sip:")) {
            return GatewayStrings.sip(bare.substring(4));
        }
        if (startsWith(bare, "h323:")) {
            return GatewayStrings.h323(bare.substring(5));
        }
        if (startsWith(bare, "tel:")) {
            return GatewayStrings.tel(bare.substring(4));
        }
        if (startsWith(text, "#mailto:")) {
            return mail(text.substring(8));
        }
        if (startsWith(text, "#rtsp:")) {
            return RtspStrings.of("rtsp:" + decoded(text.substring(6)));
        }
        if (startsWith(text, "rtsp://")) {
            return RtspStrings.of(text);
        }
        if (startsWith(text, "\\c\\")) {
            return conference(text.substring(3));
        }
        return startsWith(text, "https://") ? page(text.substring(8)) : person(text);
    }

    static boolean startsWith(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    /** The form {@code #rtsp:} and percent-encoded rest, seen in the API (20/CS-2). */
    private static String decoded(String rest) {
        try {
            return URLDecoder.decode(rest.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Misfit(Fault.ADDRESS, "#rtsp:");
        }
    }

    private static CallString mail(String address) {
        require(MAIL.matcher(address).matches(), Fault.MAIL, address);
        return new Mail(address);
    }

    private static CallString person(String text) {
        int at = text.indexOf('@');
        String name = at < 0 ? text : text.substring(0, at);
        boolean looksLikeOne = name.indexOf(':') < 0 && name.indexOf('/') < 0 && name.indexOf('\\') < 0 && name.indexOf('#') < 0;
        require(looksLikeOne, Fault.UNKNOWN_FORM, text);
        require(NAME.matcher(name).matches() && name.codePoints().anyMatch(Character::isLetterOrDigit), Fault.NAME, name);
        return new Person(name, at < 0 ? null : server(text.substring(at + 1)));
    }

    private static CallString conference(String rest) {
        int at = rest.indexOf('@');
        return new Conference(id(at < 0 ? rest : rest.substring(0, at)), at < 0 ? null : server(rest.substring(at + 1)));
    }

    private static ConferenceId id(String text) {
        return ConferenceId.tryParse(text).orElseThrow(() -> new Misfit(Fault.CONFERENCE_ID, text));
    }

    private static String server(String typed) {
        String text = typed.length() > VCS.length() && typed.regionMatches(true, typed.length() - 4, VCS, 0, 4)
                ? typed.substring(0, typed.length() - VCS.length())
                : typed;
        return CallHosts.host(text).orElseThrow(() -> new Misfit(Fault.SERVER, typed));
    }

    /** Address of a conference page; what a browser's address line adds behind the CID does not count. */
    private static CallString page(String rest) {
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        CallHosts.Place place = CallHosts.split(authority).orElseThrow(() -> new Misfit(Fault.SERVER, authority));
        String host = CallHosts.host(place.host()).orElseThrow(() -> new Misfit(Fault.SERVER, place.host()));
        port(place.port(), 443);
        String path = slash < 0 ? "" : rest.substring(slash).split("[?#]", 2)[0];
        require(path.startsWith("/c/"), Fault.UNKNOWN_FORM, path);
        return new Conference(id(path.endsWith("/") ? path.substring(3, path.length() - 1) : path.substring(3)), host);
    }

    static int port(@Nullable String written, int usual) {
        return written == null ? usual : CallHosts.port(written).orElseThrow(() -> new Misfit(Fault.PORT, written));
    }

    static String host(CallHosts.Place place, Function<String, Optional<String>> form) {
        return form.apply(place.host()).orElseThrow(() -> new Misfit(Fault.SERVER, place.host()));
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
