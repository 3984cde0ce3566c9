// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.EventReport.Column;
import org.rostrum.audit.EventReport.Event;
import org.rostrum.audit.EventReport.Sort;
import org.rostrum.audit.EventReport;
import org.rostrum.audit.EventType;
import org.rostrum.audit.EventTypes;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.AdministratorSelf;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Paging;
import org.rostrum.rest.Refuses;

/** The event log; 60 C. */
@Component(service = EventsResource.class)
@RestResource
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "events")
public final class EventsResource {

    private static final List<String> CSV_HEADER =
            List.of("Time", "Source", "Object", "Event", "Severity", "Success", "Host", "Description", "Details");

    /** One page. */
    record EventsBody(@Schema(description = "How many match.") long cnt, List<EventDto> list) {}

    /** One event. */
    @Schema(description = "One event.")
    record EventDto(
            long id,
            @Schema(description = "Unix seconds.") long time,
            @Schema(allowableValues = {"user", "server", "admin", "application"}) String source,
            @Schema(description = "Account ID, name of the administrator or of the server, conference ID.") String object,
            @Schema(description = "Word of the registry.", example = "login") String type,
            @Schema(allowableValues = {"low", "medium", "high"}) String severity,
            @Schema(description = "One sentence in English.") String description,
            @Schema(description = "Address of the client; null if there was none.") @Nullable String address,
            Map<String, String> details,
            boolean success) {

        static EventDto of(Event event) {
            return new EventDto(event.id(), event.at().getEpochSecond(), event.source().word(), event.object(), event.type(),
                    event.severity().word(), event.description(), event.address(), event.details(), event.success());
        }
    }

    /** All types. */
    record EventTypesBody(List<EventTypeDto> types) {}

    /** One type. */
    @Schema(description = "A type of events.")
    record EventTypeDto(
            String name, @Schema(allowableValues = {"low", "medium", "high"}) String severity,
            @Schema(description = "One sentence in English.") String description) {

        static EventTypeDto of(EventType type) {
            return new EventTypeDto(type.name(), type.severity().word(), type.description());
        }
    }

    /** How many are gone. */
    record DeletedBody(long deleted) {}

    private final EventReport events;
    private final AdministratorSelf self;

    @Activate
    public EventsResource(@Reference EventReport events, @Reference AdministratorSelf self) {
        this.events = events;
        this.self = self;
    }

    @GET
    @Path("events")
    @Needs(Need.AUDITOR)
    @Operation(summary = "Events, newest first unless asked otherwise.")
    @Refuses("400 invalidValue")
    public EventsBody getEvents(
            @BeanParam EventQuery query,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "1 to 1000.") @QueryParam("page_size") @Nullable Integer pageSize,
            @Parameter(description = "time, source, object, type, severity or address.") @QueryParam("sort_field") @Nullable String sortField,
            @Parameter(description = "0 rising, 1 falling.") @QueryParam("sort_order") @Nullable Integer sortOrder) {
        Paging paging = Paging.of(page, pageSize);
        Column column = ReportWindow.word("sort_field", sortField, Column.values());
        Sort sort = new Sort(column == null ? Column.TIME : column, ReportWindow.descending(sortOrder));
        EventReport.Page found = events.search(query.filter(), sort, paging.offset(), paging.size());
        return new EventsBody(found.total(), found.list().stream().map(EventDto::of).toList());
    }

    @GET
    @Path("events/types")
    @Needs(Need.AUDITOR)
    @Operation(summary = "All types of events.")
    public EventTypesBody getEventTypes() {
        return new EventTypesBody(EventTypes.all().stream().map(EventTypeDto::of).toList());
    }

    @GET
    @Path("events.csv")
    @Produces("text/csv")
    @Needs(Need.AUDITOR)
    @Operation(summary = "Events as a file, newest first.")
    @Refuses("400 invalidValue")
    public Response exportEvents(@BeanParam EventQuery query, @BeanParam CsvQuery csv, @Context Caller caller) {
        CsvFormat format = csv.format(caller, self);
        EventReport.Filter filter = query.filter();
        return format.answer("events.csv", CSV_HEADER, rows -> events.each(filter, event -> rows.accept(row(event, format))));
    }

    private static List<@Nullable String> row(Event event, CsvFormat format) {
        String details = event.details().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .sorted()
                .collect(Collectors.joining("; "));
        String address = event.address() == null ? "" : event.address();
        return List.of(format.time(event.at()), event.source().word(), event.object(), event.type(), event.severity().word(),
                event.success() ? "1" : "0", address, event.description(), details);
    }

    @DELETE
    @Path("events")
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Deletes the events that match, which is an event itself.")
    @Refuses({"400 invalidValue", "400 required", "409 countChanged"})
    public DeletedBody deleteEvents(
            @BeanParam EventQuery query,
            @Parameter(description = "How many the administrator was told.") @QueryParam("count") @Nullable Long count,
            @Context Caller caller) {
        new Check().present("count", count).done();
        return new DeletedBody(events.delete(query.filter(), count, query.told(), ReportWindow.deletion(caller)));
    }
}
