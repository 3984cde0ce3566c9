// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.contact.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.contact.AliasService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Paging;
import org.rostrum.rest.Refuses;
import org.rostrum.rest.RequiredFields;

/** Aliases; contract 61 section 8.2, 30 section 12. */
@Component(service = AliasesResource.class)
@RestResource
@Path("aliases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "aliases")
public final class AliasesResource {

    /** One alias. */
    @Schema(description = "A short name for a call string.")
    record AliasDto(
            @Schema(description = "The alias.", example = "111") String id,
            @Schema(description = "What it stands for.", example = "ada") String callId,
            @Schema(description = "Unix seconds.") long createdAt) {

        static AliasDto of(AliasService.Alias alias) {
            return new AliasDto(alias.name(), alias.target(), alias.createdAt().getEpochSecond());
        }
    }

    /** Wrapped in its noun. */
    record AliasBody(AliasDto alias) {}

    /** A page of aliases. */
    record AliasesBody(
            @Schema(description = "Aliases on all pages.") long cnt,
            List<AliasDto> aliases,
            @Schema(description = "Number of the next page; -1: this is the last.") int nextPageId) {}

    /** A new alias, or a new target. */
    @Schema(description = "An alias.")
    record AliasRequest(
            @Schema(description = "Letters of one script, digits, - and _, 1 to 32; no login, group-call ID or other alias. Not changed by PATCH.")
                    @Nullable String id,
            @Schema(description = "User of this server, or any call string outside it, or a conference; no other alias.") @Nullable String callId) {}

    private final AliasService aliases;

    @Activate
    public AliasesResource(@Reference AliasService aliases) {
        this.aliases = aliases;
    }

    @GET
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:read")
    @Operation(summary = "Lists aliases by name.")
    @Refuses("400 invalidValue")
    public AliasesBody listAliases(
            @Parameter(description = "Text in alias or target.") @QueryParam("search") @Nullable String search,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "1 to 1000, 50 if absent.") @QueryParam("page_size") @Nullable Integer pageSize) {
        Paging paging = Paging.of(page, pageSize);
        AliasService.Found found = aliases.list(Objects.requireNonNullElse(search, ""), paging.offset(), paging.size());
        return new AliasesBody(found.total(), found.aliases().stream().map(AliasDto::of).toList(), ContactBodies.next(paging, found.total()));
    }

    @POST
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:write")
    @Operation(summary = "Makes an alias; it counts at once.")
    @Refuses({"400 required", "400 aliasInvalid", "400 aliasOfAlias", "400 invalidCallString", "400 uniqueValueAlreadyInUse", "404 userNotFound"})
    public AliasBody createAlias(@RequiredFields({"id", "call_id"}) AliasRequest request, @Context Caller caller) {
        new Check().required("id", request.id()).required("call_id", request.callId()).done();
        return new AliasBody(AliasDto.of(
                aliases.create(String.valueOf(request.id()), String.valueOf(request.callId()), caller.identity().name())));
    }

    @PATCH
    @Path("{alias_id}")
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:write")
    @Operation(summary = "Gives an alias another target; it counts at once.")
    @Refuses({"400 required", "400 aliasOfAlias", "400 invalidCallString", "404 aliasNotFound", "404 userNotFound"})
    public AliasBody changeAlias(
            @Parameter(description = "The alias.") @PathParam("alias_id") String id, @RequiredFields("call_id") AliasRequest request,
            @Context Caller caller) {
        new Check().required("call_id", request.callId()).done();
        return new AliasBody(AliasDto.of(aliases.retarget(id, String.valueOf(request.callId()), caller.identity().name())));
    }

    @DELETE
    @Path("{alias_id}")
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:write")
    @Operation(summary = "Deletes an alias; what it stands for stays.")
    @Refuses("404 aliasNotFound")
    public void deleteAlias(@Parameter(description = "The alias.") @PathParam("alias_id") String id, @Context Caller caller) {
        aliases.delete(id, caller.identity().name());
    }
}
