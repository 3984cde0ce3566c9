// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.rostrum.monitor.Figures;

/** {@code /metrics} in the text format of Prometheus, for allowed addresses and holders of the token. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("rostrum-metrics")
@HttpWhiteboardServletPattern("/metrics")
public final class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Figures figures;
    private final transient Readers readers;

    @Activate
    public MetricsServlet(@Reference Figures figures, @Reference Readers readers) {
        this.figures = figures;
        this.readers = readers;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!readers.admits(request)) {
            response.setHeader("WWW-Authenticate", "Bearer");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        response.setContentType(Exposition.CONTENT_TYPE);
        Exposition.write(figures.now(), response.getOutputStream());
    }
}
