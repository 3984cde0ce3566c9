// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import org.rostrum.identity.AdministratorService.Change;
import org.rostrum.identity.AdministratorService.NewAdministrator;
import org.rostrum.identity.AdministratorService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;

/** The administrators of this server (00/R-10); closed to applications. */
@Component(service = AdministratorsResource.class)
@RestResource
@Path("administrators")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "administrators")
public final class AdministratorsResource {

    private static final String LOGIN = "Login of the administrator, without case.";

    /** All of them. */
    record AdministratorsBody(int cnt, List<AdministratorDto> list) {}

    /** Wrapped in its noun. */
    record AdministratorBody(AdministratorDto administrator) {}

    /** A new one. */
    @Schema(description = "A new administrator.")
    record NewAdministratorRequest(
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable String login,
            @Schema(description = "Absent: the login.") @Nullable String displayName,
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable String password,
            @Schema(description = "admin, security-admin.", requiredMode = RequiredMode.REQUIRED) @Nullable List<String> roles) {

        @Override
        public String toString() {
            return "NewAdministratorRequest";
        }
    }

    /** What changes. */
    @Schema(description = "What changes; what is absent stays.")
    record AdministratorChangeRequest(
            @Nullable String displayName,
            @Schema(description = "admin, security-admin.") @Nullable List<String> roles,
            @Schema(description = "False: his sessions end and he cannot sign in.") @Nullable Boolean active) {}

    /** A new password. */
    @Schema(description = "A new password.")
    record NewPasswordRequest(@Schema(requiredMode = RequiredMode.REQUIRED) @Nullable String password) {

        @Override
        public String toString() {
            return "NewPasswordRequest";
        }
    }

    private final AdministratorService administrators;

    @Activate
    public AdministratorsResource(@Reference AdministratorService administrators) {
        this.administrators = administrators;
    }

    @GET
    @Needs(value = Need.ADMINISTRATOR, apiKey = false)
    @Operation(summary = "Lists the administrators by login.")
    public AdministratorsBody listAdministrators() {
        List<AdministratorDto> all = administrators.list().stream().map(AdministratorDto::of).toList();
        return new AdministratorsBody(all.size(), all);
    }

    @POST
    @Needs(value = Need.ADMINISTRATOR, apiKey = false)
    @Operation(summary = "Creates an administrator.")
    @Refuses({"400 required", "400 loginInvalid", "400 displayNameInvalid", "400 uniqueValueAlreadyInUse",
        "400 passwordTooWeak", "400 passwordTooShort", "400 passwordTooLong", "400 passwordNeedsBothCases",
        "400 passwordNeedsDigit", "400 passwordNeedsSpecial"})
    public AdministratorBody createAdministrator(NewAdministratorRequest request, @Context Caller caller) {
        new Check().required("login", request.login()).required("password", request.password()).present("roles", request.roles()).done();
        String name = request.displayName() == null ? "" : request.displayName();
        return new AdministratorBody(AdministratorDto.of(administrators.create(
                new NewAdministrator(Objects.requireNonNull(request.login()), name, Objects.requireNonNull(request.password()),
                        Roles.of(Objects.requireNonNull(request.roles()))), by(caller))));
    }

    @PATCH
    @Path("{login}")
    @Needs(value = Need.ADMINISTRATOR, apiKey = false)
    @Operation(summary = "Changes name, roles or activity of an administrator; the last active admin stays one.")
    @Refuses({"400 required", "400 displayNameInvalid", "404 administratorNotFound", "409 lastAdministrator"})
    public AdministratorBody changeAdministrator(
            @Parameter(description = LOGIN) @PathParam("login") String login, AdministratorChangeRequest request, @Context Caller caller) {
        Change change = new Change(
                request.displayName(), request.roles() == null ? null : Roles.of(request.roles()), request.active());
        return new AdministratorBody(AdministratorDto.of(administrators.change(login, change, by(caller))));
    }

    @POST
    @Path("{login}/password")
    @Needs(value = Need.ADMINISTRATOR, apiKey = false)
    @Operation(summary = "Sets an administrator's password; his sessions end.")
    @Refuses({"400 required", "400 passwordTooWeak", "400 passwordTooShort", "400 passwordTooLong",
        "400 passwordNeedsBothCases", "400 passwordNeedsDigit", "400 passwordNeedsSpecial", "404 administratorNotFound"})
    public void setAdministratorPassword(
            @Parameter(description = LOGIN) @PathParam("login") String login, NewPasswordRequest request, @Context Caller caller) {
        new Check().required("password", request.password()).done();
        administrators.setPassword(login, Objects.requireNonNull(request.password()), by(caller));
    }

    @POST
    @Path("{login}/unlock")
    @Needs(value = Need.ADMINISTRATOR, apiKey = false)
    @Operation(summary = "Ends an administrator's lock at once; also when there is none.")
    @Refuses("404 administratorNotFound")
    public void unlockAdministrator(@Parameter(description = LOGIN) @PathParam("login") String login, @Context Caller caller) {
        administrators.unlock(login, by(caller));
    }

    @DELETE
    @Path("{login}/second-factor")
    @Needs(value = Need.ADMINISTRATOR, apiKey = false)
    @Operation(summary = "Removes an administrator's second factor; also when there is none.")
    @Refuses("404 administratorNotFound")
    public void removeAdministratorSecondFactor(
            @Parameter(description = LOGIN) @PathParam("login") String login, @Context Caller caller) {
        administrators.removeSecondFactor(login, by(caller));
    }

    @DELETE
    @Path("{login}")
    @Needs(value = Need.ADMINISTRATOR, apiKey = false)
    @Operation(summary = "Deletes an administrator; never the last active admin.")
    @Refuses({"404 administratorNotFound", "409 lastAdministrator"})
    public void deleteAdministrator(@Parameter(description = LOGIN) @PathParam("login") String login, @Context Caller caller) {
        administrators.delete(login, by(caller));
    }

    private static String by(Caller caller) {
        return caller.identity().name();
    }
}
