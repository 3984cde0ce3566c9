// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.util.stream.Stream;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * HTTP inside TLS, where people who follow a broken link such as {@code /room/%E0%A4} find a page. Jetty refuses an address that it
 * cannot decode before anybody has seen it; here it becomes one that names nothing, and the application of that path says so. The
 * API's stay as they are: {@link ApiErrors} refuses them.
 */
final class HttpFactory extends HttpConnectionFactory {

    HttpFactory(HttpConfiguration configuration) {
        super(configuration);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        HttpConnection connection = new HttpConnection(getHttpConfiguration(), connector, endPoint) {
            @Override
            protected HttpStreamOverHTTP1 newHttpStream(String method, String target, HttpVersion version) {
                return super.newHttpStream(method, readable(method, target), version);
            }
        };
        connection.setUseInputDirectByteBuffers(isUseInputDirectByteBuffers());
        connection.setUseOutputDirectByteBuffers(isUseOutputDirectByteBuffers());
        return configure(connection, connector, endPoint);
    }

    private static String readable(String method, String target) {
        boolean ofPage = target.startsWith("/") && Stream.of("/api/", "/oauth2/v1/").noneMatch(target::startsWith);
        if (!ofPage || target.indexOf('%') < 0 || canBeRead(method, target)) {
            return target;
        }
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        // What decoders write for bytes that are no text; no conference, page or file has it in its name
        return path.replace("%", "%EF%BF%BD") + target.substring(path.length());
    }

    private static boolean canBeRead(String method, String target) {
        try {
            return !HttpURI.build(method, target).hasViolations();
        } catch (IllegalArgumentException | BadMessageException e) {
            return false;
        }
    }
}
