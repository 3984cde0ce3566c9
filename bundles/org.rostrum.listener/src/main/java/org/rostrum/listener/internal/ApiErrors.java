// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers of requests that no servlet ever sees, such as one with {@code %2F} in its path: in the body that every refusal of
 * this server has (contract 61 section 5). Says nothing about the server. Thread-safe.
 */
final class ApiErrors extends ErrorHandler {

    private final SecureRandom random = new SecureRandom();

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        byte[] trace = new byte[16];
        random.nextBytes(trace);
        byte[] body = body(status, HexFormat.of().formatHex(trace)).getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    private static String body(int status, String trace) {
        return "{\"error\":{\"code\":" + status + ",\"message\":\"" + HttpStatus.getMessage(status) + "\",\"errors\":[{\"reason\":\""
                + reason(status) + "\",\"message\":\"The request cannot be understood.\"}],\"trace_id\":\"" + trace + "\"}}";
    }

    private static String reason(int status) {
        return switch (status) {
            case 404 -> "routeNotFound";
            case 405 -> "methodNotAllowed";
            case 413, 414, 431 -> "tooLarge";
            case 503 -> "shuttingDown";
            default -> status >= 500 ? "internal" : "malformed";
        };
    }
}
