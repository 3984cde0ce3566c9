// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.ApplicationService.Application;
import org.rostrum.identity.ApplicationService.ApplicationToken;
import org.rostrum.identity.ApplicationService.Change;
import org.rostrum.identity.ApplicationService.Created;
import org.rostrum.identity.ApplicationService.NewApplication;
import org.rostrum.identity.ApplicationService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;
import org.rostrum.rest.RequiredFields;

/** Programs that use the API, for administrators in person (60/A.3; 61/AO-15: never by the secret key). */
@Component(service = ApplicationsResource.class)
@RestResource
@Path("applications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "applications")
public final class ApplicationsResource {

    /** All, by name. */
    record ApplicationsBody(int cnt, List<ApplicationDto> list) {}

    /** Wrapped in its noun. */
    record ApplicationBody(ApplicationDto application) {}

    /** The only answer that tells the first secret. */
    record NewApplicationBody(
            ApplicationDto application,
            @Schema(description = "Told this once; null for an application without secret.") @Nullable String clientSecret) {

        @Override
        public String toString() {
            return "NewApplicationBody";
        }
    }

    /** The only answer that tells this secret. */
    record SecretBody(@Schema(description = "Told this once.") String clientSecret) {

        @Override
        public String toString() {
            return "SecretBody";
        }
    }

    /** Newest first. */
    record ApplicationTokensBody(int cnt, List<ApplicationTokenDto> list) {}

    /** An application. */
    @Schema(description = "A program that uses the API.")
    record ApplicationDto(
            @Schema(description = "40 hexadecimal digits; never changes.") String id,
            String name,
            @Schema(description = "Whether it has a secret; one without needs PKCE.") boolean confidential,
            List<String> redirectUris,
            List<String> permissions,
            boolean active,
            @Schema(description = "Unix seconds.") long createdAt,
            String createdBy,
            @Schema(description = "How many live tokens it has.") long tokens) {

        static ApplicationDto of(Application a) {
            return new ApplicationDto(a.id(), a.name(), a.confidential(), a.redirectUris(), a.permissions(), a.active(),
                    a.createdAt().getEpochSecond(), a.createdBy(), a.tokens());
        }
    }

    /** A token. */
    @Schema(description = "A token of an application.")
    record ApplicationTokenDto(
            String id,
            @Schema(description = "Login; null: the application itself.") @Nullable String userId,
            String displayName,
            @Schema(description = "Unix seconds.") long createdAt,
            @Schema(description = "Unix seconds, to the minute.") long lastUsedAt,
            @Schema(description = "Unix seconds.") long expiresAt,
            @Schema(allowableValues = {"access", "refresh"}) String kind) {

        static ApplicationTokenDto of(ApplicationToken t) {
            return new ApplicationTokenDto(t.id(), t.userId(), t.displayName(), t.createdAt().getEpochSecond(),
                    t.lastUsedAt().getEpochSecond(), t.expiresAt().getEpochSecond(), t.kind());
        }
    }

    /** Fields of an application. */
    @Schema(description = "Fields of an application; absent: none, or unchanged.")
    record ApplicationRequest(
            @Schema(maxLength = 240) @Nullable String name,
            @Schema(description = "Only when it is made: false for one without secret; true if absent.") @Nullable Boolean confidential,
            @Schema(description = "https://… or http://localhost:PORT/…; matched exactly.") @Nullable List<String> redirectUris,
            @Schema(description = "Names of GET /permissions.") @Nullable List<String> permissions,
            @Schema(description = "false cuts off all its tokens.", requiredMode = RequiredMode.NOT_REQUIRED) @Nullable Boolean active) {}

    private final ApplicationService applications;

    @Activate
    public ApplicationsResource(@Reference ApplicationService applications) {
        this.applications = applications;
    }

    @GET
    @Needs(value = Need.ADMINISTRATOR, apiKey = false)
    @Operation(summary = "Lists the applications.")
    public ApplicationsBody listApplications() {
        List<ApplicationDto> all = applications.list().stream().map(ApplicationDto::of).toList();
        return new ApplicationsBody(all.size(), all);
    }

    @POST
    @Needs(value = Need.ADMINISTRATOR, apiKey = false)
    @Operation(summary = "Makes an application; its secret is told this once.")
    @Refuses({"400 required", "400 displayNameInvalid", "400 permissionUnknown", "400 redirectUriInvalid"})
    public NewApplicationBody createApplication(@RequiredFields("name") ApplicationRequest request, @Context Caller caller) {
        new Check().required("name", request.name()).done();
        Created created = applications.create(new NewApplication(String.valueOf(request.name()),
                !Boolean.FALSE.equals(request.confidential()), orEmpty(request.redirectUris()), orEmpty(request.permissions())),
                caller.identity().name());
        return new NewApplicationBody(ApplicationDto.of(created.application()), created.secret());
    }

    @GET
    @Path("{application_id}")
    @Needs(value = Need.ADMINISTRATOR, apiKey = false)
    @Operation(summary = "Reads an application.")
    @Refuses("404 applicationNotFound")
    public ApplicationBody getApplication(@PathParam("application_id") String id) {
        return new ApplicationBody(ApplicationDto.of(applications.get(id)));
    }

    @PATCH
    @Path("{application_id}")
    @Needs(value = Need.ADMINISTRATOR, apiKey = false)
    @Operation(summary = "Changes an application; fewer permissions and active false bite at once.")
    @Refuses({"400 displayNameInvalid", "400 permissionUnknown", "400 redirectUriInvalid", "404 applicationNotFound"})
    public ApplicationBody changeApplication(@PathParam("application_id") String id, ApplicationRequest request, @Context Caller caller) {
        Change change = new Change(request.name(), request.redirectUris(), request.permissions(), request.active());
        return new ApplicationBody(ApplicationDto.of(applications.change(id, change, caller.identity().name())));
    }

    @DELETE
    @Path("{application_id}")
    @Needs(value = Need.ADMINISTRATOR, apiKey = false)
    @Operation(summary = "Deletes an application with all its tokens.")
    @Refuses("404 applicationNotFound")
    public void deleteApplication(@PathParam("application_id") String id, @Context Caller caller) {
        applications.delete(id, caller.identity().name());
    }

    @POST
    @Path("{application_id}/secret")
    @Needs(value = Need.ADMINISTRATOR, apiKey = false)
    @Operation(summary = "Makes a new secret; the old one is refused, tokens got with it live on.")
    @Refuses({"400 notSupported", "404 applicationNotFound"})
    public SecretBody renewApplicationSecret(@PathParam("application_id") String id, @Context Caller caller) {
        return new SecretBody(applications.renewSecret(id, caller.identity().name()));
    }

    @GET
    @Path("{application_id}/tokens")
    @Needs(value = Need.ADMINISTRATOR, apiKey = false)
    @Operation(summary = "Lists the live tokens of an application, newest first.")
    @Refuses("404 applicationNotFound")
    public ApplicationTokensBody listApplicationTokens(@PathParam("application_id") String id) {
        List<ApplicationTokenDto> tokens = applications.tokens(id).stream().map(ApplicationTokenDto::of).toList();
        return new ApplicationTokensBody(tokens.size(), tokens);
    }

    @DELETE
    @Path("{application_id}/tokens/{token_id}")
    @Needs(value = Need.ADMINISTRATOR, apiKey = false)
    @Operation(summary = "Ends the authorisation that a token belongs to, refresh token included; also when it has ended.")
    @Refuses("404 applicationNotFound")
    public void deleteApplicationToken(
            @PathParam("application_id") String id, @PathParam("token_id") String token, @Context Caller caller) {
        applications.endToken(id, token, caller.identity().name());
    }

    private static List<String> orEmpty(@Nullable List<String> list) {
        return Objects.requireNonNullElse(list, List.of());
    }
}
