// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rostrum.edge.PlainHttpText;

/**
 * What plain HTTP is told: everything is on HTTPS (308, RFC 9110 section 15.4.9), but for the availability check of existing
 * programs (61/SV-3) and texts below {@code /.well-known/} that others have (RFC 8555 section 8.3). Pure function.
 *
 * @param status   HTTP status
 * @param location where to go, or null
 * @param text     body, plain text in ASCII
 */
record PlainHttpAnswer(int status, @Nullable String location, String text) {

    private static final Pattern HOST = Pattern.compile("(?<name>[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::(?<port>[0-9]{1,5}))?");
    private static final String WELL_KNOWN = "/.well-known/";
    private static final Pattern PATH = Pattern.compile("/[\\x21-\\x7e]*");

    /**
     * @param target     request target as received
     * @param host       Host header as received, null if there was none
     * @param reached    port of ours that was reached
     * @param httpsPort  port of ours to go to from there
     * @param version    text of the availability check
     * @param texts      what others have to say here
     */
    static PlainHttpAnswer to(
            String target, @Nullable String host, int reached, int httpsPort, String version, PlainHttpText texts) {
        String path = target.indexOf('?') < 0 ? target : target.substring(0, target.indexOf('?'));
        if (path.equals("/vsstatus")) {
            return new PlainHttpAnswer(200, null, version + "\n");
        }
        if (path.startsWith(WELL_KNOWN)) {
            Optional<String> text = texts.at(path);
            if (text.isPresent()) {
                return new PlainHttpAnswer(200, null, text.get());
            }
        }
        var parts = HOST.matcher(host == null ? "" : host);
        if (!PATH.matcher(target).matches() || target.startsWith("//") || !parts.matches()) {
            return new PlainHttpAnswer(400, null, "Bad Request\n");
        }
        // A Host with another port than ours: something in front maps ports, and is taken to map the standard one too
        String asked = parts.group("port");
        boolean mapped = (asked == null ? 80 : Integer.parseInt(asked)) != reached;
        String port = mapped || httpsPort == 443 ? "" : ":" + httpsPort;
        return new PlainHttpAnswer(308, "https://" + parts.group("name") + port + target, "HTTPS only\n");
    }

    /** The whole response; the connection is closed after it. */
    byte[] bytes(boolean head) {
        String reason = switch (status) {
            case 200 -> "OK";
            case 308 -> "Permanent Redirect";
            default -> "Bad Request";
        };
        String response = "HTTP/1.1 " + status + " " + reason + "\r\n"
                + (location == null ? "" : "Location: " + location + "\r\n")
                + "Content-Type: text/plain;charset=utf-8\r\nContent-Length: " + text.length() + "\r\n"
                + "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n"
                + "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\nX-Frame-Options: DENY\r\nConnection: close\r\n\r\n"
                + (head ? "" : text);
        return response.getBytes(StandardCharsets.US_ASCII);
    }
}
