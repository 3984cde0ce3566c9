// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.AdministratorService;
import org.rostrum.identity.SignInService.Session;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;

/** Who am I; contract 61 section 7. */
@Component(service = MeResource.class)
@RestResource
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "me")
public final class MeResource {

    /** Who is signed in. */
    record MeBody(
            UserDto user,
            @Schema(description = "Value of the header X-CSRF-Token of every change that is sent with the cookie.") String csrfToken) {

        @Override
        public String toString() {
            return "MeBody";
        }
    }

    /** Wrapped in its noun. */
    record TokenInfoBody(TokenInfoDto token) {}

    /** What is known about a token. */
    @Schema(description = "The token in use.")
    record TokenInfoDto(
            @Schema(description = "Public id, for lists; not the secret.") String id,
            String tokenType,
            @Schema(description = "Login of its user, or ID of its application.") String userId,
            @Schema(description = "Unix seconds.") long expiresAt,
            @Schema(description = "Seconds left.") long expiresIn,
            @Schema(description = "Permission names, separated by blanks; empty: those of the user.") String scope) {}

    private final AccountService accounts;
    private final AdministratorService administrators;
    private final Clock clock;

    @Activate
    public MeResource(@Reference AccountService accounts, @Reference AdministratorService administrators) {
        this(accounts, administrators, Clock.systemUTC());
    }

    MeResource(AccountService accounts, AdministratorService administrators, Clock clock) {
        this.accounts = accounts;
        this.administrators = administrators;
        this.clock = clock;
    }

    @GET
    @Needs(value = Need.SIGNED_IN, permissions = Needs.ANY_APPLICATION)
    @Operation(summary = "Tells who is signed in.")
    public MeBody getMe(@Context Caller caller) {
        return new MeBody(UserDto.of(caller.identity(), accounts, administrators), caller.signedIn().csrf());
    }

    @GET
    @Path("token")
    @Needs(value = Need.SIGNED_IN, permissions = Needs.ANY_APPLICATION)
    @Operation(summary = "Tells about the token in use.")
    public TokenInfoBody getMyToken(@Context Caller caller) {
        Session session = caller.signedIn();
        long left = Math.max(0, session.expiresAt().getEpochSecond() - clock.instant().getEpochSecond());
        return new TokenInfoBody(new TokenInfoDto(session.tokenId(), "Bearer", UserDto.of(session.identity(), accounts, administrators).id(),
                session.expiresAt().getEpochSecond(), left, scope(session)));
    }

    private static String scope(Session session) {
        return session.grant() == null ? "" : String.join(" ", new TreeSet<>(session.grant().permissions()));
    }
}
