// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.AddressNetwork;
import org.rostrum.identity.AdministratorAccess;
import org.rostrum.identity.AdministratorAccess.Rule;
import org.rostrum.rest.Caller;
import org.rostrum.rest.InvalidRequest;
import org.rostrum.rest.InvalidRequest.Fault;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;

/** From which addresses the server is administered (20/SEC-6…10, 60/SA-9). */
@Component(service = AdminAccessResource.class)
@RestResource
@Path("admin-access")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "administrators")
public final class AdminAccessResource {

    /** A network. */
    @Schema(description = "An IPv4 or IPv6 network.")
    record NetworkDto(
            @Schema(description = "Numeric address.", example = "192.168.0.0", requiredMode = RequiredMode.REQUIRED) @Nullable String address,
            @Schema(description = "Bits of the network; absent: that one address.", example = "16") @Nullable Integer prefix) {}

    /** What is set. */
    @Schema(description = "From where the server is administered.")
    record AdminAccessBody(
            @Schema(description = "Whether only these networks, and the server itself, administer.") boolean limitByAddress,
            List<NetworkDto> networks,
            @Schema(description = "Network address of this request.") String yourAddress) {}

    /** What changes. */
    @Schema(description = "What changes; what is absent stays.")
    record AdminAccessRequest(
            @Nullable Boolean limitByAddress,
            @Schema(description = "All of them, in place of those before.") @Nullable List<NetworkDto> networks,
            @Schema(description = "Whether the caller knows that it shuts out his own address.") @Nullable Boolean confirm) {}

    private final AdministratorAccess access;

    @Activate
    public AdminAccessResource(@Reference AdministratorAccess access) {
        this.access = access;
    }

    @GET
    @Needs(Need.AUDITOR)
    @Operation(summary = "Tells from which addresses the server is administered.")
    public AdminAccessBody getAdminAccess(@Context Caller caller) {
        Rule rule = access.rule();
        List<NetworkDto> networks = rule.networks().stream().map(one -> new NetworkDto(one.address(), one.prefix())).toList();
        return new AdminAccessBody(rule.limitByAddress(), networks, caller.client().address());
    }

    @PATCH
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Sets from which addresses the server is administered; the server itself always may.")
    @Refuses({"400 addressInvalid", "409 wouldLockYouOut"})
    public AdminAccessBody changeAdminAccess(AdminAccessRequest request, @Context Caller caller) {
        Rule now = access.rule();
        List<AddressNetwork> networks = request.networks() == null ? now.networks() : networks(request.networks());
        boolean limit = Objects.requireNonNullElse(request.limitByAddress(), now.limitByAddress());
        access.change(new Rule(limit, networks), caller.client().address(), Boolean.TRUE.equals(request.confirm()), caller.identity().name());
        return getAdminAccess(caller);
    }

    /** All that are wrong are named, each with its place. */
    private static List<AddressNetwork> networks(List<NetworkDto> wanted) {
        List<AddressNetwork> networks = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            String place = "networks[" + i + "]";
            try {
                networks.add(network(wanted.get(i)));
            } catch (RostrumException e) {
                faults.add(new Fault(e.error(), String.valueOf(e.getMessage()), place + "." + e.location()));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidRequest(faults);
        }
        return networks;
    }

    private static AddressNetwork network(@Nullable NetworkDto wanted) {
        String address = wanted == null ? null : wanted.address();
        if (wanted == null || address == null) {
            throw new RostrumException(CommonError.INVALID_VALUE, "A network has an address.", "address");
        }
        int whole = address.indexOf(':') < 0 ? 32 : 128;
        return AddressNetwork.of(address, Objects.requireNonNullElse(wanted.prefix(), whole));
    }
}
