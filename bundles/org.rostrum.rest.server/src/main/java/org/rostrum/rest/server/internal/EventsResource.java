// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.edge.RestResource;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Paging;

/** The event log; 60 C. */
@Component(service = EventsResource.class)
@RestResource
@Path("events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "events")
public final class EventsResource {

    /** One page, newest first. */
    record EventsBody(List<EventDto> list) {}

    /** One event. */
    @Schema(description = "One event.")
    record EventDto(
            @Schema(description = "Unix seconds.") long time,
            @Schema(description = "Word of 60 C.2, else noun.past-participle.", example = "login") String type,
            @Schema(description = "Account ID, admin:login, #guest:id, app:id or server.") String actor,
            @Nullable String subject,
            @Nullable String address,
            Map<String, String> details) {

        static EventDto of(AuditEvent event) {
            return new EventDto(event.at().getEpochSecond(), event.type(), event.actor(), event.subject(), event.address(), event.details());
        }
    }

    private final AuditLog log;

    @Activate
    public EventsResource(@Reference AuditLog log) {
        this.log = log;
    }

    @GET
    @Needs(Need.AUDITOR)
    @Operation(summary = "The latest events, newest first.")
    public EventsBody getEvents(@Parameter(description = "1 to 1000.") @QueryParam("page_size") @Nullable Integer pageSize) {
        return new EventsBody(log.latest(Paging.of(null, pageSize).size()).stream().map(EventDto::of).toList());
    }
}
