// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.conference.Participant;
import org.rostrum.conference.SeatPresence;
import org.rostrum.conference.SessionDirectory;
import org.rostrum.conference.SessionView;
import org.rostrum.edge.RestResource;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;

/** How busy the server is; contract 61 section 7. */
@Component(service = StatsResource.class)
@RestResource
@Path("product/current-stats")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "server")
public final class StatsResource {

    /** Wrapped in its noun. */
    record StatsBody(StatsDto stats) {}

    /** Whole numbers. */
    @Schema(description = "How busy the server is.")
    record StatsDto(
            @Schema(description = "Accounts online: those in conferences.") int users,
            @Schema(description = "People in conferences.") int participants,
            @Schema(description = "Running conferences.") int conferences,
            @Schema(description = "Load of the host's processors, per cent.") int cpuLoad) {}

    private final SessionDirectory sessions;
    private final DoubleSupplier cpuLoad;

    @Activate
    public StatsResource(@Reference SessionDirectory sessions) {
        this(sessions, StatsResource::measuredLoad);
    }

    /** @param cpuLoad 0 to 1, negative while unknown */
    StatsResource(SessionDirectory sessions, DoubleSupplier cpuLoad) {
        this.sessions = sessions;
        this.cpuLoad = cpuLoad;
    }

    @GET
    @Needs(value = Need.SIGNED_IN, permissions = Needs.ANY_APPLICATION)
    @Operation(summary = "Tells how busy the server is.")
    public StatsBody getCurrentStats() {
        List<SessionView> running = sessions.running();
        long users = running.stream()
                .flatMap(session -> session.participants().stream())
                .filter(participant -> participant.presence() != SeatPresence.GONE)
                .map(Participant::account)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        int participants = running.stream().mapToInt(session -> session.counters().present()).sum();
        int load = (int) Math.round(Math.max(0, cpuLoad.getAsDouble()) * 100);
        return new StatsBody(new StatsDto((int) users, participants, running.size(), load));
    }

    /** By name, since the package of the typed interface is not one that every OSGi framework hands out. */
    private static double measuredLoad() {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            Object load = server.getAttribute(new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME), "CpuLoad");
            return load instanceof Double number && !number.isNaN() ? number : -1;
        } catch (JMException e) {
            return -1;
        }
    }
}
