// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.rostrum.edge.HealthCheck.State;
import org.rostrum.listener.Startup;
import org.rostrum.monitor.Health;
import org.rostrum.monitor.Health.Finding;

/**
 * {@code /health}: up (200), starting or down (503) for everybody, with what was found for those who may read figures. Starting means
 * that not all parts of the server are there yet, down a failed check; the answer for strangers costs no more than a look at what is
 * remembered.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("rostrum-health")
@HttpWhiteboardServletPattern("/health")
public final class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient Health health;
    private final transient Startup startup;
    private final transient Readers readers;

    @Activate
    public HealthServlet(@Reference Health health, @Reference Startup startup, @Reference Readers readers) {
        this.health = health;
        this.startup = startup;
        this.readers = readers;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<String> waitsFor = startup.waitsFor();
        List<Finding> findings = waitsFor.isEmpty() ? health.findings() : List.of();
        String status = !waitsFor.isEmpty() ? "starting"
                : findings.stream().anyMatch(finding -> finding.result().state() == State.FAILED) ? "down" : "up";
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setStatus(status.equals("up") ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        ObjectNode body = JSON.createObjectNode().put("status", status);
        if (readers.admits(request) && !waitsFor.isEmpty()) {
            waitsFor.forEach(body.putArray("waits_for")::add);
        } else if (readers.admits(request)) {
            ArrayNode checks = body.putArray("checks");
            findings.forEach(finding -> checks.addObject()
                    .put("name", finding.name())
                    .put("state", finding.result().state().name().toLowerCase(Locale.ROOT))
                    .put("code", finding.result().code())
                    .put("message", finding.result().message()));
        }
        JSON.writeValue(response.getOutputStream(), body);
    }
}
