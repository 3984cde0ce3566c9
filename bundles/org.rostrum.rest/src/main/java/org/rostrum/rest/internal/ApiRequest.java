// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rostrum.rest.Caller;

/**
 * A request as the engine sees it, with the tolerance of contract 61 section 2 applied: path without version and trailing
 * slash, {@code PUT} as {@code PATCH} (61/AV-5), no empty query parameters, no secret in the query, whatever content type
 * as JSON (the body itself tells, see {@link JsonReader}), any {@code Accept}. Confined to the thread of the request.
 */
final class ApiRequest extends HttpServletRequestWrapper {

    private static final String JSON = "application/json";

    private final String traceId;
    private final String path;
    private final Query query;
    private @Nullable Caller caller;

    ApiRequest(HttpServletRequest request, String traceId, String path, Query query) {
        super(request);
        this.traceId = traceId;
        this.path = path;
        this.query = query;
    }

    String traceId() {
        return traceId;
    }

    /** Token of the query string, already taken out of it. */
    @Nullable String queryToken() {
        return query.accessToken();
    }

    /** Content type as it was sent, lower case; empty if none. */
    String sentContentType() {
        String type = super.getContentType();
        return type == null ? "" : type.toLowerCase(Locale.ROOT);
    }

    void admit(Caller admitted) {
        caller = admitted;
    }

    /** Who calls; known once the guard has let the request pass. */
    Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("the guard has not seen this request");
        }
        return caller;
    }

    @Override
    public String getMethod() {
        String method = super.getMethod();
        return "PUT".equals(method) ? "PATCH" : method;
    }

    @Override
    public String getContextPath() {
        return "";
    }

    @Override
    public String getServletPath() {
        return "";
    }

    @Override
    public String getPathInfo() {
        return path;
    }

    @Override
    public String getRequestURI() {
        return path;
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer("http://rostrum").append(path);
    }

    @Override
    public @Nullable String getQueryString() {
        return query.rest();
    }

    @Override
    public String getContentType() {
        String sent = sentContentType();
        return sent.startsWith("multipart/") ? super.getContentType() : JSON;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "content-type" -> getContentType();
            case "accept" -> "*/*";
            default -> super.getHeader(name);
        };
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "content-type", "accept" -> Collections.enumeration(Collections.singleton(getHeader(name)));
            default -> super.getHeaders(name);
        };
    }
}
