// SPDX-License-Identifier: Apache-2.0
package org.rostrum.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** One request and what came of it, without a container: only what a static servlet asks for. */
final class Exchange {

    final Map<String, String> answerHeaders = new HashMap<>();
    int status = HttpServletResponse.SC_OK;
    private final Map<String, String> askedHeaders = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final String method;
    private final String path;

    private Exchange(String method, String path) {
        this.method = method;
        this.path = path;
    }

    static Exchange of(String method, String path) {
        return new Exchange(method, path);
    }

    static Exchange get(String path) {
        return of("GET", path);
    }

    Exchange with(String header, String value) {
        askedHeaders.put(header, value);
        return this;
    }

    Exchange sentTo(ApplicationServlet servlet) throws Exception {
        servlet.service(request(), response());
        return this;
    }

    String body() {
        return body.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private HttpServletRequest request() {
        return proxy(HttpServletRequest.class, (name, arguments) -> switch (name) {
            case "getMethod" -> method;
            case "getServletPath" -> path;
            case "getPathInfo" -> null;
            case "getProtocol" -> "HTTP/1.1";
            case "getHeader" -> askedHeaders.get(arguments[0]);
            case "getDateHeader" -> -1L;
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (name, arguments) -> {
            switch (name) {
                case "setHeader" -> answerHeaders.put((String) arguments[0], (String) arguments[1]);
                case "setContentType" -> answerHeaders.put("Content-Type", (String) arguments[0]);
                case "setContentLength" -> answerHeaders.put("Content-Length", String.valueOf(arguments[0]));
                case "setStatus", "sendError" -> status = (Integer) arguments[0];
                case "getOutputStream" -> {
                    return stream();
                }
                case "containsHeader" -> {
                    return answerHeaders.containsKey(arguments[0]);
                }
                default -> throw new UnsupportedOperationException(name);
            }
            return null;
        });
    }

    private ServletOutputStream stream() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(int one) {
                body.write(one);
            }
        };
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, asked, arguments) -> call.answer(asked.getName(), arguments == null ? new Object[0] : arguments)));
    }

    private interface Call {
        Object answer(String name, Object[] arguments);
    }
}
