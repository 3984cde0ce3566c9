// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.push.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.push.PushDevices;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;

/** What a browser must know to subscribe; 55/PSH-1. */
@Component(service = PushResource.class)
@RestResource
@Path("push")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "push")
public final class PushResource {

    /** Wrapped in its noun. */
    record PushBody(PushDto push) {}

    /** Web Push of this server. */
    @Schema(description = "Web Push of this server.")
    record PushDto(
            @Schema(description = "applicationServerKey: uncompressed point of P-256 in Base64url (RFC 8292).") String publicKey,
            @Schema(description = "Most devices of an account.") int maximumDevices) {}

    private final PushDevices devices;

    @Activate
    public PushResource(@Reference PushDevices devices) {
        this.devices = devices;
    }

    @GET
    @Needs(Need.USER)
    @Operation(summary = "Tells what a browser needs to subscribe to push notifications.")
    @Refuses("503 secretKeyUnavailable")
    public PushBody getPush() {
        return new PushBody(new PushDto(devices.publicKey(), PushDevices.MAX_PER_ACCOUNT));
    }
}
