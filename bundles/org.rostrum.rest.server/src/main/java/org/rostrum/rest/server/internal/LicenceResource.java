// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.licence.Licence;
import org.rostrum.licence.LicenceAdministration;
import org.rostrum.licence.LicenceStatus;
import org.rostrum.licence.LicensedAccounts;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;

/** The licence of the server; 10/K License info, 00/R-1 to R-6. */
@Component(service = LicenceResource.class)
@RestResource
@Path("licence")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "licence")
public final class LicenceResource {

    /** Wrapped in its noun. */
    record LicenceBody(LicenceDto licence) {}

    /** Wrapped in its noun. */
    record RequestBody(RequestDto request) {}

    /** A file for the issuer. */
    @Schema(description = "A request file for the issuer; it cannot be fetched a second time.")
    record RequestDto(
            @Schema(description = "The answer repeats it.") String id,
            @Schema(description = "File name to offer.") String name,
            @Schema(description = "The file.") String file) {}

    /** A licence file. */
    record InstallRequest(
            @Schema(description = "Text of the licence file.") @Nullable String file,
            @Schema(description = "Registration key XXXXX-XXXXX-XXXXX-XXXXX, if the licence was issued for one that this server "
                    + "does not know yet.") @Nullable String key) {}

    /** What the request file is made with. */
    record MakeRequest(
            @Schema(description = "Registration key; absent: the one entered before, or none.") @Nullable String key,
            @Schema(description = "Wanted name of the server; absent: its name.") @Nullable String serverName) {}

    private final Licence licence;
    private final LicenceAdministration administration;
    private final LicensedAccounts accounts;
    private final SiteSettings settings;

    @Activate
    public LicenceResource(
            @Reference Licence licence,
            @Reference LicenceAdministration administration,
            @Reference LicensedAccounts accounts,
            @Reference SiteSettings settings) {
        this.licence = licence;
        this.administration = administration;
        this.accounts = accounts;
        this.settings = settings;
    }

    @GET
    @Needs(Need.AUDITOR)
    @Operation(summary = "The licence in force, its limits, and what is in use.")
    public LicenceBody getLicence() {
        return body(licence.status());
    }

    @POST
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Checks a licence file and puts it in force. What is refused changes nothing.")
    @Refuses({"400 required", "400 licenceInvalidMalformed", "400 licenceInvalidTooLarge", "400 licenceInvalidFormat",
        "400 licenceInvalidIssuer", "400 licenceInvalidSignature", "400 licenceInvalidVersion", "400 licenceInvalidServer",
        "400 licenceInvalidKey", "400 licenceInvalidHost", "400 licenceInvalidRequest", "400 licenceInvalidNotYet",
        "400 licenceInvalidExpired", "400 registrationKeyInvalid", "503 licenceNotStored"})
    public LicenceBody installLicence(InstallRequest request, @Context Caller caller) {
        new Check().required("file", request.file()).done();
        return body(administration.install(Objects.requireNonNull(request.file()), request.key(), caller.identity().name()));
    }

    @DELETE
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Returns to the built-in edition.")
    @Refuses({"409 licenceRequired", "503 licenceNotStored"})
    public LicenceBody removeLicence(@Context Caller caller) {
        return body(administration.remove(caller.identity().name()));
    }

    @POST
    @Path("request")
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Makes a request file for the issuer; one made earlier becomes worthless.")
    @Refuses({"400 registrationKeyInvalid", "400 invalidValue", "503 licenceNotStored"})
    public RequestBody requestLicence(MakeRequest request, @Context Caller caller) {
        String typed = request.serverName();
        String name = typed == null || typed.isBlank() ? settings.get(ServerSettings.SERVER_NAME) : ServerNames.checked(typed);
        LicenceAdministration.Request made = administration.request(request.key(), name, caller.identity().name());
        return new RequestBody(new RequestDto(made.id(), made.name(), made.text()));
    }

    private LicenceBody body(LicenceStatus status) {
        return new LicenceBody(LicenceDto.of(status, accounts.count()));
    }
}
