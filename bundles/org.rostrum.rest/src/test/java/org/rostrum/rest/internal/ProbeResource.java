// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.Identity;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Paging;
import org.rostrum.rest.Stages;

/** Operations that show what the engine made of a request. */
@Path("probe")
@Produces("application/json")
public final class ProbeResource {

    /** Every kind of field. */
    public record EchoRequest(
            @Nullable String text, @Nullable Integer number, @Nullable Boolean flag, @Nullable List<String> tags,
            @Nullable Inner innerObject) {}

    /** Nested. */
    public record Inner(@Nullable String name, @Nullable Integer size) {}

    /** Echo. */
    public record EchoBody(EchoRequest echo, String caller, String base) {}

    /** Of a query. */
    public record QueryBody(@Nullable String text, @Nullable Integer number, @Nullable Boolean flag, @Nullable String token) {}

    /** Of a path. */
    public record PathBody(String id) {}

    /** Of paging. */
    public record PageBody(int page, int size, int offset) {}

    /** Long. */
    public record LongBody(String text) {}

    @POST
    @Path("echo")
    @Needs(Need.ANYBODY)
    public EchoBody echo(EchoRequest request, @Context Caller caller) {
        return new EchoBody(request, caller.found().map(Identity::name).orElse("nobody"), caller.base().toString());
    }

    @PATCH
    @Path("echo")
    @Needs(Need.SIGNED_IN)
    public EchoBody change(EchoRequest request, @Context Caller caller) {
        return echo(request, caller);
    }

    @POST
    @Path("run")
    @Needs(Need.NOBODY)
    public PathBody run() {
        return new PathBody("ran");
    }

    @DELETE
    @Path("echo")
    @Needs(Need.SIGNED_IN)
    public void delete() {
        // nothing to delete
    }

    @GET
    @Path("query")
    @Needs(Need.NOBODY)
    public QueryBody query(
            @QueryParam("text") @Nullable String text, @QueryParam("number") @Nullable Integer number,
            @QueryParam("flag") @Nullable Boolean flag, @QueryParam("access_token") @Nullable String token) {
        return new QueryBody(text, number, flag, token);
    }

    @GET
    @Path("items/{item_id}")
    @Needs(Need.NOBODY)
    public PathBody item(@PathParam("item_id") String id) {
        if (id.equals("missing")) {
            throw new RostrumException(CommonError.INVALID_VALUE, "No.", "item_id");
        }
        return new PathBody(id);
    }

    @GET
    @Path("page")
    @Needs(Need.NOBODY)
    public PageBody page(@QueryParam("page") @Nullable Integer page, @QueryParam("page_size") @Nullable Integer size) {
        Paging paging = Paging.of(page, size);
        return new PageBody(paging.page(), paging.size(), paging.offset());
    }

    @GET
    @Path("long")
    @Needs(Need.NOBODY)
    public LongBody longText() {
        return new LongBody("x".repeat(5000));
    }

    @GET
    @Path("broken")
    @Needs(Need.NOBODY)
    public PathBody broken() {
        throw new IllegalStateException("secret detail of the inside");
    }

    @GET
    @Path("slow")
    @Needs(Need.NOBODY)
    public PathBody slow() {
        return Stages.await(new CompletableFuture<>(), Duration.ofMillis(1));
    }

    @GET
    @Path("failed")
    @Needs(Need.NOBODY)
    public PathBody failed() {
        return Stages.await(CompletableFuture.failedFuture(new RostrumException(CommonError.STORE_UNAVAILABLE, "Away.")));
    }

    @POST
    @Path("checks")
    @Needs(Need.NOBODY)
    public void checks() {
        new Check().required("topic", "").unsupported("pin", true).done();
    }

    @GET
    @Path("undeclared")
    public PathBody undeclared() {
        return new PathBody("never");
    }

    @GET
    @Path("as/user")
    @Needs(Need.USER)
    public PathBody user(@Context Caller caller) {
        return new PathBody(caller.user().name());
    }

    @GET
    @Path("as/administrator")
    @Needs(Need.ADMINISTRATOR)
    public PathBody administrator(@Context Caller caller) {
        return new PathBody(caller.identity().name());
    }

    @GET
    @Path("as/anybody")
    @Needs(Need.SIGNED_IN)
    public PathBody signedIn(@Context Caller caller) {
        return new PathBody(caller.identity().name());
    }
}
