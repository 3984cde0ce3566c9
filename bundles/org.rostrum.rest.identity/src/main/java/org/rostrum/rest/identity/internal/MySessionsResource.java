// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.SignInService.TokenInfo;
import org.rostrum.identity.AccountSelf;
import org.rostrum.identity.SignInService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;

/** Where am I signed in. */
@Component(service = MySessionsResource.class)
@RestResource
@Path("me/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "me")
public final class MySessionsResource {

    /** Newest first. */
    record MySessionsBody(List<MySessionDto> sessions) {}

    /** One place. */
    @Schema(description = "One place where somebody is signed in.")
    record MySessionDto(
            String id,
            @Schema(description = "Network address.") String address,
            String userAgent,
            @Schema(description = "Unix seconds.") long createdAt,
            @Schema(description = "Unix seconds, to the minute.") long lastUsedAt,
            @Schema(description = "Whether this request came with it.") boolean current) {

        static MySessionDto of(TokenInfo token, String currentId) {
            return new MySessionDto(token.tokenId(), token.client().address(), token.client().userAgent(),
                    token.createdAt().getEpochSecond(), token.lastUsedAt().getEpochSecond(), token.tokenId().equals(currentId));
        }
    }

    private final SignInService signIns;
    private final AccountSelf self;

    @Activate
    public MySessionsResource(@Reference SignInService signIns, @Reference AccountSelf self) {
        this.signIns = signIns;
        this.self = self;
    }

    @GET
    @Needs(Need.SIGNED_IN)
    @Operation(summary = "Lists where the account, or the administrator, is signed in, newest first.")
    public MySessionsBody listMySessions(@Context Caller caller) {
        String current = caller.signedIn().tokenId();
        return new MySessionsBody(signIns.sessions(caller.identity()).stream().map(t -> MySessionDto.of(t, current)).toList());
    }

    @DELETE
    @Path("{session_id}")
    @Needs(Need.SIGNED_IN)
    @Operation(summary = "Signs the account out at one place; also when it has ended already.")
    public void endMySession(
            @Parameter(description = "Public id of the session.") @PathParam("session_id") String id, @Context Caller caller) {
        signIns.end(caller.identity(), id);
    }

    @DELETE
    @Needs(Need.USER)
    @Operation(summary = "Signs the account out everywhere else.")
    public void endMyOtherSessions(@Context Caller caller) {
        self.endOtherSessions(caller.user(), caller.signedIn().tokenId());
    }
}
