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
import org.rostrum.identity.AccountSelf;
import org.rostrum.identity.AdministratorSelf;
import org.rostrum.identity.Identity;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;

/** The own password (30/PWD-2). */
@Component(service = MyPasswordResource.class)
@RestResource
@Path("me/password")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "me")
public final class MyPasswordResource {

    /** The old one as proof, and the new one. */
    @Schema(description = "The old password as proof, and the new one.")
    record PasswordChangeRequest(
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable String oldPassword,
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable String password) {

        @Override
        public String toString() {
            return "PasswordChangeRequest";
        }
    }

    private final AdministratorSelf administrators;
    private final AccountSelf accounts;

    @Activate
    public MyPasswordResource(@Reference AdministratorSelf administrators, @Reference AccountSelf accounts) {
        this.administrators = administrators;
        this.accounts = accounts;
    }

    @POST
    @Needs(Need.SIGNED_IN)
    @Operation(summary = "Changes the own password of a user or an administrator; the other sessions end.")
    @Refuses({"400 required", "400 oldPasswordWrong", "400 passwordTooWeak", "400 passwordTooShort", "400 passwordTooLong",
        "400 passwordNeedsBothCases", "400 passwordNeedsDigit", "400 passwordNeedsSpecial", "429 tooManyRequests"})
    public void changeMyPassword(PasswordChangeRequest request, @Context Caller caller) {
        new Check().required("old_password", request.oldPassword()).required("password", request.password()).done();
        String old = Objects.requireNonNull(request.oldPassword());
        String wanted = Objects.requireNonNull(request.password());
        String kept = caller.signedIn().tokenId();
        if (caller.identity() instanceof Identity.User user) {
            accounts.changePassword(user, old, wanted, kept);
        } else {
            administrators.changePassword(Administrators.of(caller), old, wanted, kept);
        }
    }
}
