// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountSelf;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.LimitService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;
import org.rostrum.rest.RequiredFields;

/** The own profile (80/UPS-1…3) and what limits the own client (30/BW-6). */
@Component(service = MyProfileResource.class)
@RestResource
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "me")
public final class MyProfileResource {

    /** Wrapped in its noun. */
    record MyProfileBody(UserObjectDto user) {}

    /** What holds for the client. */
    @Schema(description = "What the client may use; null: unlimited.")
    record MyLimitsBody(UserLimitsResource.LimitsDto limits) {}

    private final AccountService accounts;
    private final AccountSelf self;
    private final LimitService limits;
    private final UserViews views;

    @Activate
    public MyProfileResource(@Reference AccountService accounts, @Reference AccountSelf self, @Reference LimitService limits,
            @Reference UserViews views) {
        this.accounts = accounts;
        this.self = self;
        this.limits = limits;
        this.views = views;
    }

    @GET
    @Path("profile")
    @Needs(Need.USER)
    @Operation(summary = "Reads the own profile, every field.")
    @Refuses("404 userNotFound")
    public MyProfileBody getMyProfile(@Context Caller caller) {
        return new MyProfileBody(views.one(own(caller), caller));
    }

    @PATCH
    @Path("profile")
    @Needs(Need.USER)
    @Operation(summary = "Changes the own profile; login, password, state and groups are not changed here.")
    @Refuses({"400 notSupported", "400 displayNameInvalid", "400 emailInvalid", "400 uniqueValueAlreadyInUse", "400 invalidValue",
        "400 markupNotAllowed", "400 sipNumberInvalid", "404 userNotFound"})
    public MyProfileBody changeMyProfile(UserRequest request, @Context Caller caller) {
        refuse("id", request.id());
        refuse("login_name", request.loginName());
        refuse("password", request.password());
        refuse("is_active", request.isActive());
        refuse("groups", request.groups());
        return new MyProfileBody(views.one(
                self.changeProfile(caller.user(), request.displayName(), request.email(), request::profile), caller));
    }

    /** A choice. */
    @Schema(description = "A language.")
    record LanguageRequest(@Schema(description = "Tag, one of those of the guest page; empty: none.") @Nullable String language) {}

    /** What is chosen. */
    record LanguageBody(@Schema(description = "Tag; empty: none.") String language) {}

    @PATCH
    @Path("language")
    @Needs(Need.USER)
    @Operation(summary = "Chooses the language of pages, mails and notifications, in every browser.")
    @Refuses({"400 required", "400 invalidValue", "404 userNotFound"})
    public LanguageBody setMyLanguage(@RequiredFields("language") LanguageRequest request, @Context Caller caller) {
        if (request.language() == null) {
            new Check().required("language", null).done();
        }
        return new LanguageBody(self.setLanguage(caller.user(), String.valueOf(request.language())).language());
    }

    private static void refuse(String location, @Nullable Object sent) {
        if (sent != null) {
            throw new RostrumException(CommonError.NOT_SUPPORTED, "People do not change this themselves here.", location);
        }
    }

    @GET
    @Path("limits")
    @Needs(Need.USER)
    @Operation(summary = "What an administrator limits the own client to.")
    public MyLimitsBody getMyLimits(@Context Caller caller) {
        return new MyLimitsBody(UserLimitsResource.LimitsDto.of(limits.of(caller.user().key()).effective()));
    }

    private Account own(Caller caller) {
        return accounts.find(caller.user().key())
                .orElseThrow(() -> new RostrumException(IdentityError.USER_NOT_FOUND, "This account is gone."));
    }
}
