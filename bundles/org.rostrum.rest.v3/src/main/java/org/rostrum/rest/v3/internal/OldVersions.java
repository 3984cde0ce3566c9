// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.v3.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterRegex;

/**
 * Versions 3.x of the API in front of version 4 (61/AV-1): a call is told as one of version 4, which checks and does everything, and
 * the answer is given the old shape. What version 3 does not have goes on unchanged and is refused there with {@code routeNotFound}
 * (61/AV-3). Thread-safe.
 */
@Component(service = Filter.class)
@HttpWhiteboardFilterName("rostrum-api-v3")
@HttpWhiteboardFilterRegex("/api/v3(\\.[0-9]{1,3})?(/.*)?")
public final class OldVersions implements Filter {

    private static final String BASE = "/api/v4.1";
    private static final int NO_CONTENT = HttpServletResponse.SC_NO_CONTENT;

    @Activate
    public OldVersions() {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answered = (HttpServletResponse) response;
        String path = asked.getRequestURI().substring(asked.getContextPath().length());
        String query = asked.getQueryString() == null ? "" : asked.getQueryString();
        Optional<OldCall> call = OldCall.of(asked.getMethod(), path, query);
        Optional<Operation.Match> match = call.flatMap(Operations::find);
        if (match.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        HeldResponse held = new HeldResponse(answered);
        chain.doFilter(present(asked, call.get(), match.get()), held);
        answer(answered, held, call.get(), match.get());
    }

    private static HttpServletRequest present(HttpServletRequest asked, OldCall call, Operation.Match match) throws IOException {
        String uri = BASE + match.target();
        // 61/AO-14: the token may be there
        var parameters = new java.util.LinkedHashMap<>(match.operation().query().apply(call));
        if (call.query().containsKey("access_token")) {
            parameters.put("access_token", call.query().get("access_token"));
        }
        String query = Text.query(parameters);
        if (call.method().equals("GET") || call.method().equals("HEAD") || isFile(asked) || isPacked(asked)) {
            return new OldRequest(asked, uri, query, null, -1);
        }
        long told = asked.getContentLengthLong();
        return new OldRequest(asked, uri, query, new LateBody(asked.getInputStream(), type(asked), match.operation().body()),
                told == 0 || told > LateBody.MAX_BODY ? told : -1);
    }

    private static boolean isFile(HttpServletRequest asked) {
        String type = type(asked);
        return type.startsWith("multipart/") || type.startsWith("image/");
    }

    /** Lower case; empty if none. */
    private static String type(HttpServletRequest asked) {
        return asked.getContentType() == null ? "" : asked.getContentType().toLowerCase(Locale.ROOT);
    }

    /** Goes through as it is: version 4 unpacks it within its bounds. */
    private static boolean isPacked(HttpServletRequest asked) {
        return asked.getHeader("Content-Encoding") != null;
    }

    private static void answer(HttpServletResponse response, HeldResponse held, OldCall call, Operation.Match match) throws IOException {
        byte[] body = held.body();
        int status = response.getStatus();
        boolean good = status >= 200 && status < 300;
        boolean json = body.length > 0 && String.valueOf(response.getContentType()).startsWith("application/json");
        Operation operation = match.operation();
        if (good && call.method().equals("DELETE") && call.answersDeletionsWithoutBody()) {
            response.setStatus(NO_CONTENT);
            return;
        }
        if (json || good && body.length == 0 && !call.method().equals("HEAD")) {
            ObjectNode present = Text.object(body).orElseGet(Text::object);
            ObjectNode old = good ? operation.answer().of(present, call, match.parts()) : Operations.refusal(present, operation);
            // 61/TR-11: a body always
            status = good ? HttpServletResponse.SC_OK : old.path("error").path("code").asInt(status);
            body = Text.bytes(old);
            response.setContentType("application/json");
        }
        response.setStatus(status);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
