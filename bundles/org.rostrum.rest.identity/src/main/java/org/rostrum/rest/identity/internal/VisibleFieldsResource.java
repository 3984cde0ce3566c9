// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.ProfileField;
import org.rostrum.identity.VisibleFields;
import org.rostrum.identity.VisibleFields.Display;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;

/** Which fields of profiles others see (30 section 18). */
@Component(service = VisibleFieldsResource.class)
@RestResource
@Path("visible-fields")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public final class VisibleFieldsResource {

    /** All, in the order of the page. */
    record VisibleFieldsBody(List<VisibleFieldDto> fields) {}

    /** One field. */
    @Schema(description = "Whether others see a field of profiles. Guests see ID and display name, whatever is set here.")
    record VisibleFieldDto(
            @Schema(description = "Name of the field at a user.", example = "job_title") String field,
            @Schema(description = "To users of this server.") boolean shown,
            @Schema(description = "To users of federated servers; no effect unless shown.") boolean federated,
            @Schema(description = "What shown is unless changed.") boolean shownByDefault,
            @Schema(description = "What federated is unless changed.") boolean federatedByDefault) {}

    /** What to change. */
    @Schema(description = "Switches to change; others stay.")
    record VisibleFieldsRequest(@Schema(requiredMode = RequiredMode.REQUIRED) @Nullable List<VisibleFieldChange> fields) {}

    /** One field to change. */
    @Schema(description = "Switches of one field; what is absent stays.")
    record VisibleFieldChange(
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable String field, @Nullable Boolean shown, @Nullable Boolean federated) {}

    private final VisibleFields visible;

    @Activate
    public VisibleFieldsResource(@Reference VisibleFields visible) {
        this.visible = visible;
    }

    @GET
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:read")
    @Operation(summary = "Which fields of profiles others see.")
    public VisibleFieldsBody listVisibleFields() {
        return new VisibleFieldsBody(visible.displays().entrySet().stream()
                .map(entry -> new VisibleFieldDto(entry.getKey().word(), entry.getValue().shown(), entry.getValue().federated(),
                        entry.getKey().shownByDefault(), entry.getKey().federatedByDefault()))
                .toList());
    }

    @PATCH
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:write")
    @Operation(summary = "Changes which fields of profiles others see.")
    @Refuses({"400 required", "400 invalidValue"})
    public VisibleFieldsBody changeVisibleFields(VisibleFieldsRequest request, @Context Caller caller) {
        new Check().present("fields", request.fields()).done();
        Map<ProfileField, Display> now = visible.displays();
        Map<ProfileField, Display> wanted = new EnumMap<>(ProfileField.class);
        for (VisibleFieldChange change : Objects.requireNonNull(request.fields())) {
            ProfileField field = field(change);
            Display before = wanted.getOrDefault(field, now.get(field));
            wanted.put(field, new Display(Objects.requireNonNullElse(change.shown(), before.shown()),
                    Objects.requireNonNullElse(change.federated(), before.federated())));
        }
        visible.change(wanted, caller.identity().name());
        return listVisibleFields();
    }

    private static ProfileField field(@Nullable VisibleFieldChange change) {
        return (change == null || change.field() == null ? Optional.<ProfileField>empty() : ProfileField.of(change.field()))
                .orElseThrow(() -> new RostrumException(CommonError.INVALID_VALUE, "There is no such field.", "fields"));
    }
}
