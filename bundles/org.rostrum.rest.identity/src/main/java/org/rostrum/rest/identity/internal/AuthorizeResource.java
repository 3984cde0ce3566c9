// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.GrantService.AuthorizationRequest;
import org.rostrum.identity.GrantService.Consent;
import org.rostrum.identity.GrantService;
import org.rostrum.identity.Permissions;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;

/** What the page {@code /oauth2/authorize} asks and tells (contract 61 section 4.5); only the signed-in user himself may answer. */
@Component(service = AuthorizeResource.class)
@RestResource
@Path("oauth2/authorize")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "token")
public final class AuthorizeResource {

    /** Wrapped in its noun. */
    record AuthorizationBody(AuthorizationDto authorization) {}

    /** What the user is asked. */
    @Schema(description = "What an application asks for.")
    record AuthorizationDto(
            String applicationName,
            @Schema(description = "Host that gets the answer.") String redirectUri,
            List<PermissionDto> permissions,
            @Schema(description = "Where the browser goes at once, because the request is wrong; null: ask the user.")
            @Nullable String redirectTo) {}

    /** A permission in words. */
    @Schema(description = "A permission in words.")
    record PermissionDto(String name, String description) {}

    /** Where to go. */
    record RedirectBody(@Schema(description = "Address that the browser goes to.") String redirectTo) {}

    /** The user's answer to a request. */
    @Schema(description = "The user's answer, with the query of the authorize page.")
    record AuthorizeRequest(
            @Nullable String clientId,
            @Nullable String responseType,
            @Nullable String redirectUri,
            @Nullable String scope,
            @Nullable String state,
            @Nullable String codeChallenge,
            @Nullable String codeChallengeMethod,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Boolean allow) {}

    private final GrantService grants;
    private final Permissions permissions;

    @Activate
    public AuthorizeResource(@Reference GrantService grants, @Reference Permissions permissions) {
        this.grants = grants;
        this.permissions = permissions;
    }

    @GET
    @Needs(Need.USER)
    @Operation(summary = "Tells what an application asks for.")
    @Refuses({"400 invalid_redirect", "401 invalid_client"})
    public AuthorizationBody getAuthorization(
            @QueryParam("client_id") @Nullable String clientId,
            @QueryParam("response_type") @Nullable String responseType,
            @QueryParam("redirect_uri") @Nullable String redirectUri,
            @QueryParam("scope") @Nullable String scope,
            @QueryParam("state") @Nullable String state,
            @QueryParam("code_challenge") @Nullable String codeChallenge,
            @QueryParam("code_challenge_method") @Nullable String codeChallengeMethod) {
        Consent consent = grants.consent(new AuthorizationRequest(
                clientId, responseType, redirectUri, scope, state, codeChallenge, codeChallengeMethod));
        return new AuthorizationBody(new AuthorizationDto(
                consent.applicationName(), consent.redirectUri(), words(consent.scope()), consent.redirectTo()));
    }

    private List<PermissionDto> words(List<String> names) {
        Map<String, String> texts = new LinkedHashMap<>();
        permissions.all().forEach(one -> texts.put(one.name(), one.description()));
        return permissions.expand(names).stream().map(name -> new PermissionDto(name, texts.getOrDefault(name, name))).toList();
    }

    @POST
    @Needs(Need.USER)
    @Operation(summary = "Allows or refuses an application; tells where the browser goes on.")
    @Refuses({"400 required", "400 invalid_redirect", "401 invalid_client"})
    public RedirectBody authorize(AuthorizeRequest request, @Context Caller caller) {
        new Check().present("allow", request.allow()).done();
        AuthorizationRequest asked = new AuthorizationRequest(request.clientId(), request.responseType(), request.redirectUri(),
                request.scope(), request.state(), request.codeChallenge(), request.codeChallengeMethod());
        return new RedirectBody(Boolean.TRUE.equals(request.allow())
                ? grants.allow(asked, caller.user(), caller.client())
                : grants.deny(asked));
    }
}
