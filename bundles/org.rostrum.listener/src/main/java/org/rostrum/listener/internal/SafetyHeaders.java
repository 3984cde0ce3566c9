// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Headers that every answer inside TLS carries, errors of the web container too (design.md section 6). Who serves a page or the API
 * replaces them by his own, which may be wider. Thread-safe.
 */
final class SafetyHeaders implements HttpConfiguration.Customizer {

    /** One year. No subdomains: they are not ours to decide on. */
    private static final HttpField STRICT_TRANSPORT = new PreEncodedHttpField("Strict-Transport-Security", "max-age=31536000");

    private static final HttpField[] ALWAYS = {
        new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
        new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
        new PreEncodedHttpField("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        new PreEncodedHttpField("X-Frame-Options", "DENY"),
        new PreEncodedHttpField("Permissions-Policy", "camera=(), microphone=(), display-capture=(), geolocation=()"),
        new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"),
    };

    private final BooleanSupplier strictTransport;

    SafetyHeaders(BooleanSupplier strictTransport) {
        this.strictTransport = strictTransport;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        for (HttpField field : ALWAYS) {
            responseHeaders.put(field);
        }
        if (strictTransport.getAsBoolean()) {
            responseHeaders.put(STRICT_TRANSPORT);
        }
        return request;
    }
}
