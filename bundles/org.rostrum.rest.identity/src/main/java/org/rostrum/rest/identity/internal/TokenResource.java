// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.RostrumException;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.SignInService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.OwnRefusals;
import org.rostrum.rest.Refuses;
import org.rostrum.settings.SiteSettings;

/**
 * Tokens for programs; contract 61 section 4, RFC 6749. Applications with secrets do not exist yet, so that only the public
 * application remains, and it is off until an administrator switches it on (61/AO-4).
 */
@Component(service = TokenResource.class)
@RestResource
@Path("oauth2/token")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "token")
public final class TokenResource implements OwnRefusals {

    /** Fixed by the contract; clients have it built in. */
    private static final String PUBLIC_CLIENT = "trueconf_server_users";

    /** A token. */
    @Schema(description = "A token.")
    record TokenBody(
            String accessToken,
            @Schema(description = "Seconds.") int expiresIn,
            @Schema(example = "Bearer") String tokenType,
            @Schema(description = "Permission names, separated by blanks; empty: those of the user.") String scope,
            @Schema(description = "Login of the user.") String userId,
            String displayName) {

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

    private final SignInService signIns;
    private final SiteSettings settings;

    @Activate
    public TokenResource(@Reference SignInService signIns, @Reference SiteSettings settings) {
        this.signIns = signIns;
        this.settings = settings;
    }

    @POST
    @Needs(Need.NOBODY)
    @Operation(summary = "Exchanges credentials for an access token; the same as /oauth2/v1/token. Refusals have the body of RFC 6749.")
    @Refuses({"400 invalid_request", "400 invalid_grant", "400 unsupported_grant_type", "401 invalid_client",
        "401 InvalidCredentials", "403 accountInactive", "403 accountLocked", "429 tooManyRequests", "503 storeUnavailable"})
    public TokenBody createToken(TokenRequest request, @Context Caller caller) {
        return switch (text(request.grantType())) {
            case "password" -> byPassword(request, caller);
            case "client_credentials", "authorization_code" -> throw unknownClient();
            case "refresh_token" -> throw new RostrumException(TokenError.INVALID_GRANT, "The refresh token is unknown or expired.");
            case "" -> throw new RostrumException(TokenError.INVALID_REQUEST, "grant_type is missing.");
            default -> throw new RostrumException(TokenError.UNSUPPORTED_GRANT_TYPE, "This grant is not known.");
        };
    }

    private TokenBody byPassword(TokenRequest request, Caller caller) {
        if (!PUBLIC_CLIENT.equals(request.clientId()) || !settings.get(ApiSettings.PUBLIC_CLIENT)) {
            throw unknownClient();
        }
        if (text(request.username()).isEmpty() || text(request.password()).isEmpty()) {
            throw new RostrumException(TokenError.INVALID_REQUEST, "username and password are needed.");
        }
        throw unknownClient();
    }

    private static RostrumException unknownClient() {
        return new RostrumException(TokenError.INVALID_CLIENT, "The application is unknown or switched off.");
    }

    @Override
    public TokenErrorBody refusal(int status, String reason, String message) {
        return new TokenErrorBody(TokenError.word(status, reason), message, reason, message);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
