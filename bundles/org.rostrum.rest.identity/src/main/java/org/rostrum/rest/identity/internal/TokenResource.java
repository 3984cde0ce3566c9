// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.RostrumException;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.GrantError;
import org.rostrum.identity.GrantService.Client;
import org.rostrum.identity.GrantService.GrantedTokens;
import org.rostrum.identity.GrantService;
import org.rostrum.identity.Identity;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.OwnRefusals;
import org.rostrum.rest.Refuses;

/** Tokens for programs; contract 61 section 4, RFC 6749. */
@Component(service = TokenResource.class)
@RestResource
@Path("oauth2/token")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "token")
public final class TokenResource implements OwnRefusals {

    private static final String BASIC = "Basic ";

    /** A token. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(description = "A token.")
    record TokenBody(
            String accessToken,
            @Schema(description = "Seconds.") int expiresIn,
            @Schema(example = "Bearer") String tokenType,
            @Schema(description = "Permission names, separated by blanks; empty: those of the user.") String scope,
            @Schema(description = "Only by password and by code.", requiredMode = RequiredMode.NOT_REQUIRED) @Nullable String refreshToken,
            @Schema(description = "Login of the user; absent where there is none.", requiredMode = RequiredMode.NOT_REQUIRED)
            @Nullable String userId,
            @Schema(description = "Name of the user, or of the application.") String displayName) {

        static TokenBody of(GrantedTokens tokens) {
            String user = tokens.identity() instanceof Identity.User account ? account.id().login() : null;
            return new TokenBody(tokens.accessToken(), tokens.expiresIn(), "Bearer", tokens.scope(), tokens.refreshToken(), user,
                    tokens.identity().displayName());
        }

        @Override
        public String toString() {
            return "TokenBody[" + userId + "]";
        }
    }

    /** Refusal by RFC 6749, with the fields that older clients read (61/AO-7). */
    @Schema(description = "Refusal of the token endpoint.")
    record TokenErrorBody(
            @Schema(description = "Word of RFC 6749.", example = "invalid_client") String error,
            String errorDescription,
            @Schema(description = "Our stable word.") String reason,
            String message) {}

    private final GrantService grants;

    @Activate
    public TokenResource(@Reference GrantService grants) {
        this.grants = grants;
    }

    @POST
    @Needs(Need.NOBODY)
    @Operation(summary = "Exchanges credentials for an access token; the same as /oauth2/v1/token. Refusals have the body of RFC 6749.")
    @Refuses({"400 invalid_request", "400 invalid_grant", "400 invalid_scope", "400 unauthorized_client", "400 unsupported_grant_type",
        "401 invalid_client", "401 InvalidCredentials", "403 accountInactive", "403 accountLocked", "429 tooManyRequests", "503 storeUnavailable"})
    public TokenBody createToken(
            TokenRequest request, @HeaderParam("Authorization") @Parameter(hidden = true) @Nullable String header,
            @Context Caller caller) {
        Client client = client(request, header);
        return TokenBody.of(switch (text(request.grantType())) {
            case "client_credentials" -> grants.byCredentials(client, request.scope(), caller.client());
            case "password" -> byPassword(request, client, caller);
            // 61/AO-3: both names of the code
            case "authorization_code" -> grants.byCode(client,
                    needed(text(request.authCode()).isEmpty() ? request.code() : request.authCode(), "code"), request.redirectUri(),
                    request.codeVerifier(), caller.client());
            case "refresh_token" -> grants.byRefreshToken(
                    client, needed(request.refreshToken(), "refresh_token"), request.scope(), caller.client());
            case "" -> throw new RostrumException(GrantError.INVALID_REQUEST, "grant_type is missing.");
            default -> throw new RostrumException(GrantError.UNSUPPORTED_GRANT_TYPE, "This grant is not known.");
        });
    }

    private GrantedTokens byPassword(TokenRequest request, Client client, Caller caller) {
        return grants.byPassword(client, needed(request.username(), "username"), needed(request.password(), "password"),
                request.scope(), caller.client());
    }

    private static String needed(@Nullable String value, String name) {
        if (text(value).isEmpty()) {
            throw new RostrumException(GrantError.INVALID_REQUEST, name + " is missing.");
        }
        return text(value);
    }

    /** From the body, or from the header as RFC 6749 section 2.3.1 has it. */
    private static Client client(TokenRequest request, @Nullable String header) {
        if (!text(request.clientId()).isEmpty() || header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return new Client(text(request.clientId()), text(request.clientSecret()));
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            return new Client(URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new RostrumException(GrantError.INVALID_CLIENT, "The header Authorization cannot be read.", null, e);
        }
    }

    @Override
    public TokenErrorBody refusal(int status, String reason, String message) {
        return new TokenErrorBody(word(status, reason), message, reason, message);
    }

    /** The RFC's word for a reason of ours. */
    static String word(int status, String reason) {
        if (Arrays.stream(GrantError.values()).anyMatch(error -> error.code().equals(reason))) {
            return reason;
        }
        return switch (status) {
            case 400, 413 -> GrantError.INVALID_REQUEST.code();
            case 401, 403 -> GrantError.INVALID_GRANT.code();
            case 429, 503 -> "temporarily_unavailable";
            default -> "server_error";
        };
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
