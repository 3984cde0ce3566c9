// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import org.rostrum.identity.AdministratorSelf.Enrolment;
import org.rostrum.identity.AdministratorSelf;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;

/** An administrator's own second factor (RFC 6238). */
@Component(service = MySecondFactorResource.class)
@RestResource
@Path("me/second-factor")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "me")
public final class MySecondFactorResource {

    /** A secret for the authenticator. */
    @Schema(description = "A secret for the authenticator; told once.")
    record SecondFactorBody(
            @Schema(description = "Base32.") String secret, @Schema(description = "otpauth address for a QR code.") String uri) {

        @Override
        public String toString() {
            return "SecondFactorBody";
        }
    }

    /** A code. */
    @Schema(description = "What the authenticator shows.")
    record CodeRequest(@Schema(description = "Six digits.", requiredMode = RequiredMode.REQUIRED) @Nullable String code) {}

    private final AdministratorSelf self;

    @Activate
    public MySecondFactorResource(@Reference AdministratorSelf self) {
        this.self = self;
    }

    @POST
    @Needs(Need.AUDITOR)
    @Operation(summary = "Begins a second factor; it counts once a code of it is confirmed.")
    @Refuses("409 secondFactorSet")
    public SecondFactorBody beginMySecondFactor(@Context Caller caller) {
        Enrolment begun = self.beginSecondFactor(Administrators.of(caller));
        return new SecondFactorBody(begun.secret(), begun.uri());
    }

    @POST
    @Path("confirm")
    @Needs(Need.AUDITOR)
    @Operation(summary = "Proves that the authenticator has the secret: from now on signing in needs a code.")
    @Refuses({"400 required", "400 secondFactorWrong", "409 secondFactorNotSet", "409 secondFactorSet", "429 tooManyRequests"})
    public void confirmMySecondFactor(CodeRequest request, @Context Caller caller) {
        self.confirmSecondFactor(Administrators.of(caller), code(request));
    }

    @POST
    @Path("remove")
    @Needs(Need.AUDITOR)
    @Operation(summary = "Removes the second factor: from now on the password is enough.")
    @Refuses({"400 required", "400 secondFactorWrong", "409 secondFactorNotSet", "429 tooManyRequests"})
    public void removeMySecondFactor(CodeRequest request, @Context Caller caller) {
        self.removeSecondFactor(Administrators.of(caller), code(request));
    }

    private static String code(CodeRequest request) {
        new Check().required("code", request.code()).done();
        return Objects.requireNonNull(request.code());
    }
}
