// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.ChangeReport.Change;
import org.rostrum.audit.ChangeReport.Column;
import org.rostrum.audit.ChangeReport.Sort;
import org.rostrum.audit.ChangeReport;
import org.rostrum.audit.ConfigChange;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.AdministratorSelf;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Paging;
import org.rostrum.rest.Refuses;
import org.rostrum.rest.server.internal.EventsResource.DeletedBody;

/** The log of configuration changes; 60 F. */
@Component(service = ChangesResource.class)
@RestResource
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "changes")
public final class ChangesResource {

    private static final List<String> CSV_HEADER = List.of("Time", "Action", "Object type", "Object", "Username", "Changes in", "Values");

    /** One page. */
    record ChangesBody(@Schema(description = "How many match.") long cnt, List<ChangeDto> list) {}

    /** One change. */
    @Schema(description = "One change of the configuration.")
    record ChangeDto(
            long id,
            @Schema(description = "Unix seconds.") long time,
            @Schema(allowableValues = {"create", "edit", "delete"}) String action,
            @Schema(example = "conference") String objectType,
            String object,
            @Schema(description = "Account ID, admin:login, app:id, server, or anonymous.") String user,
            List<ChangedFieldDto> fields) {

        static ChangeDto of(Change found) {
            ConfigChange change = found.change();
            return new ChangeDto(found.id(), change.at().getEpochSecond(), change.action().word(), change.objectType(), change.object(),
                    change.by(), change.fields().stream().map(ChangedFieldDto::of).toList());
        }
    }

    /** One field; {@code new} is no name for a Java component. */
    @Schema(description = "A changed field; of secrets both values are ***.")
    record ChangedFieldDto(
            String name,
            @Schema(description = "Null: there was none.") @JsonProperty("old") @Nullable String before,
            @Schema(description = "Null: there is none any more.") @JsonProperty("new") @Nullable String after) {

        static ChangedFieldDto of(ConfigChange.Field field) {
            return new ChangedFieldDto(field.name(), field.before(), field.after());
        }
    }

    private final ChangeReport changes;
    private final AdministratorSelf self;

    @Activate
    public ChangesResource(@Reference ChangeReport changes, @Reference AdministratorSelf self) {
        this.changes = changes;
        this.self = self;
    }

    @GET
    @Path("changes")
    @Needs(Need.AUDITOR)
    @Operation(summary = "Changes of the configuration, newest first unless asked otherwise.")
    @Refuses("400 invalidValue")
    public ChangesBody getChanges(
            @BeanParam ChangeQuery query,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "1 to 1000.") @QueryParam("page_size") @Nullable Integer pageSize,
            @Parameter(description = "time, action, object_type, object or user.") @QueryParam("sort_field") @Nullable String sortField,
            @Parameter(description = "0 rising, 1 falling.") @QueryParam("sort_order") @Nullable Integer sortOrder) {
        Paging paging = Paging.of(page, pageSize);
        Column column = ReportWindow.word("sort_field", sortField, Column.values());
        Sort sort = new Sort(column == null ? Column.TIME : column, ReportWindow.descending(sortOrder));
        ChangeReport.Page found = changes.search(query.filter(), sort, paging.offset(), paging.size());
        return new ChangesBody(found.total(), found.list().stream().map(ChangeDto::of).toList());
    }

    @GET
    @Path("changes.csv")
    @Produces("text/csv")
    @Needs(Need.AUDITOR)
    @Operation(summary = "Changes of the configuration as a file, newest first.")
    @Refuses("400 invalidValue")
    public Response exportChanges(@BeanParam ChangeQuery query, @BeanParam CsvQuery csv, @Context Caller caller) {
        CsvFormat format = csv.format(caller, self);
        ChangeReport.Filter filter = query.filter();
        return format.answer("changes.csv", CSV_HEADER, rows -> changes.each(filter, found -> rows.accept(row(found.change(), format))));
    }

    private static List<@Nullable String> row(ConfigChange change, CsvFormat format) {
        String names = change.fields().stream().map(ConfigChange.Field::name).collect(Collectors.joining(", "));
        String values = change.fields().stream()
                .map(field -> field.name() + ": " + text(field.before()) + " -> " + text(field.after()))
                .collect(Collectors.joining("\n"));
        return List.of(format.time(change.at()), change.action().word(), change.objectType(), change.object(), change.by(), names, values);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    @DELETE
    @Path("changes")
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Deletes the records that match, which is an event.")
    @Refuses({"400 invalidValue", "400 required", "409 countChanged"})
    public DeletedBody deleteChanges(
            @BeanParam ChangeQuery query,
            @Parameter(description = "How many the administrator was told.") @QueryParam("count") @Nullable Long count,
            @Context Caller caller) {
        new Check().present("count", count).done();
        return new DeletedBody(changes.delete(query.filter(), count, query.told(), ReportWindow.deletion(caller)));
    }
}
