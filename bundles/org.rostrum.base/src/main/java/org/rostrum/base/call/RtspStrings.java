// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.call;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.call.CallString.Fault;
import org.rostrum.base.call.CallString.Rtsp;
import org.rostrum.base.call.CallStringParser.Misfit;

/**
 * Addresses of streams. Cameras have passwords and queries that no strict URL allows, so only what is needed is read (80/UCS-15).
 * Pure functions.
 */
final class RtspStrings {

    private static final int SCHEME = "rtsp://".length();
    private static final Pattern END = Pattern.compile("[/?#]");

    private RtspStrings() {}

    static CallString of(String url) {
        boolean fits = CallStringParser.startsWith(url, "rtsp://") && url.codePoints().noneMatch(RtspStrings::isForbidden);
        CallStringParser.require(fits, Fault.ADDRESS, "rtsp:");
        String rest = url.substring(SCHEME);
        String authority = END.split(rest, 2)[0];
        int at = authority.lastIndexOf('@');
        String where = authority.substring(at + 1);
        CallHosts.Place place = CallHosts.split(where).orElseThrow(() -> new Misfit(Fault.SERVER, where));
        String host = CallStringParser.host(place, CallHosts::host);
        int port = CallStringParser.port(place.port(), Rtsp.PORT);
        return new Rtsp(url, at < 0 ? null : user(authority.substring(0, at)), host, port, rest.substring(authority.length()));
    }

    private static boolean isForbidden(int c) {
        return Character.isWhitespace(c) || Character.isISOControl(c);
    }

    private static @Nullable String user(String info) {
        int colon = info.indexOf(':');
        return colon < 0 ? info : info.substring(0, colon);
    }
}
