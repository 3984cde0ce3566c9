// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.ApiKeyService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;

/** The secret API key (20/SEC-20…23), for administrators in person. */
@Component(service = ApiKeyResource.class)
@RestResource
@Path("api-key")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "applications")
public final class ApiKeyResource {

    /** Whether there is one. */
    record ApiKeyBody(boolean enabled, @Schema(description = "Unix seconds; null: there is none.") @Nullable Long createdAt) {}

    /** The only answer that tells it. */
    record NewApiKeyBody(@Schema(description = "32 letters and digits, told this once.") String key) {
        @Override
        public String toString() {
            return "NewApiKeyBody";
        }
    }

    private final ApiKeyService keys;

    @Activate
    public ApiKeyResource(@Reference ApiKeyService keys) {
        this.keys = keys;
    }

    @GET
    @Needs(value = Need.ADMINISTRATOR, apiKey = false)
    @Operation(summary = "Tells whether there is a secret API key.")
    public ApiKeyBody getApiKey() {
        Long since = keys.createdAt().map(Instant::getEpochSecond).orElse(null);
        return new ApiKeyBody(since != null, since);
    }

    @POST
    @Needs(value = Need.ADMINISTRATOR, apiKey = false)
    @Operation(summary = "Makes a secret API key; a former one is refused from now on.")
    public NewApiKeyBody createApiKey(@Context Caller caller) {
        return new NewApiKeyBody(keys.create(caller.identity().name()));
    }

    @DELETE
    @Needs(value = Need.ADMINISTRATOR, apiKey = false)
    @Operation(summary = "Switches the secret API key off; also when there is none.")
    public void deleteApiKey(@Context Caller caller) {
        keys.delete(caller.identity().name());
    }
}
