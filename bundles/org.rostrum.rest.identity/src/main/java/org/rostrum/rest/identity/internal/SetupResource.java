// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.AccountService.NewAccount;
import org.rostrum.identity.AdministratorAccess;
import org.rostrum.identity.SetupService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;
import org.rostrum.rest.identity.internal.SetupRequest.AccountRequest;
import org.rostrum.rest.identity.internal.SetupRequest.AdministratorRequest;

/** First set-up, open until it is done. */
@Component(service = SetupResource.class)
@RestResource
@Path("setup")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "setup")
public final class SetupResource {

    /** Wrapped in its noun. */
    record SetupBody(SetupDto setup) {}

    /** Whether there is something to do. */
    @Schema(description = "State of the first set-up.")
    record SetupDto(
            @Schema(description = "True until the first set-up is done.") boolean required,
            @Schema(description = "Network address of this request.") String yourAddress,
            @Schema(description = "Whether administration is allowed from there.") boolean addressAllowed) {}

    /** The code alone. */
    record CodeRequest(
            @Schema(description = "One-time code that the console and the log of the start show.", requiredMode = RequiredMode.REQUIRED)
            @Nullable String code) {

        @Override
        public String toString() {
            return "CodeRequest";
        }
    }

    private final SetupService setup;
    private final AdministratorAccess access;

    @Activate
    public SetupResource(@Reference SetupService setup, @Reference AdministratorAccess access) {
        this.setup = setup;
        this.access = access;
    }

    @GET
    @Needs(value = Need.NOBODY, beforeSetup = true)
    @Operation(summary = "Tells whether the first set-up is still to be done.")
    public SetupBody getSetup(@Context Caller caller) {
        String address = caller.client().address();
        return new SetupBody(new SetupDto(setup.required(), address, access.admits(address)));
    }

    @POST
    @Needs(value = Need.NOBODY, beforeSetup = true)
    @Operation(summary = "Makes server name, first administrator and first accounts; uses the one-time code up.")
    @Refuses({"400 required", "400 serverNameInvalid", "400 loginInvalid", "400 displayNameInvalid", "400 emailInvalid",
        "400 passwordTooWeak", "400 passwordTooShort", "400 passwordTooLong", "400 passwordNeedsBothCases",
        "400 passwordNeedsDigit", "400 passwordNeedsSpecial", "400 uniqueValueAlreadyInUse",
        "403 accounts_limit", "403 setupCodeWrong", "409 setupAlreadyDone", "429 tooManyRequests",
        "503 storeUnavailable"})
    public void completeSetup(SetupRequest request, @Context Caller caller) {
        check(request);
        AdministratorRequest administrator = Objects.requireNonNull(request.administrator());
        setup.complete(text(request.code()), new SetupService.Request(text(request.serverName()), text(administrator.login()),
                text(administrator.password()), accounts(request), Boolean.TRUE.equals(request.allowAddress())), caller.client().address());
    }

    @POST
    @Path("code")
    @Needs(value = Need.NOBODY, beforeSetup = true)
    @Operation(summary = "Tells whether the one-time code is right, and uses nothing up; counts as an attempt like set-up itself.")
    @Refuses({"400 required", "403 setupCodeWrong", "409 setupAlreadyDone", "429 tooManyRequests", "503 storeUnavailable"})
    public void checkSetupCode(CodeRequest request, @Context Caller caller) {
        new Check().required("code", request.code()).done();
        setup.checkCode(text(request.code()), caller.client().address());
    }

    private static void check(SetupRequest request) {
        Check check = new Check().required("code", request.code()).required("server_name", request.serverName());
        AdministratorRequest administrator = request.administrator();
        check.required("administrator.login", administrator == null ? null : administrator.login());
        check.required("administrator.password", administrator == null ? null : administrator.password());
        List<AccountRequest> accounts = given(request);
        for (int i = 0; i < accounts.size(); i++) {
            check.required("accounts[" + i + "].login", accounts.get(i).login());
            check.required("accounts[" + i + "].password", accounts.get(i).password());
        }
        check.done();
    }

    private static List<NewAccount> accounts(SetupRequest request) {
        List<NewAccount> accounts = new ArrayList<>();
        for (AccountRequest account : given(request)) {
            accounts.add(new NewAccount(
                    text(account.login()), text(account.displayName()), text(account.email()), text(account.password())));
        }
        return accounts;
    }

    private static List<AccountRequest> given(SetupRequest request) {
        return request.accounts() == null ? List.of() : request.accounts().stream().filter(Objects::nonNull).toList();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
