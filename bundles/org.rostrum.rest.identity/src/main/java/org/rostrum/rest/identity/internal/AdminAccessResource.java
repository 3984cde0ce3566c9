// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.media.Schema;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.net.AddressNetwork;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.AdministratorAccess.Rule;
import org.rostrum.identity.AdministratorAccess;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
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
            @Schema(description = "Numeric address.", example = "192.168.0.0", requiredMode = RequiredMode.REQUIRED)
            @Nullable String address,
            @Schema(description = "Bits of the network; absent: that one address.", example = "16") @Nullable Integer prefix) {}

    /** What is set. */
    @Schema(description = "From where the server is administered.")
    record AdminAccessBody(
            @Schema(description = "Whether only these networks, and the server itself, administer.") boolean limitByAddress,
            List<NetworkDto> networks,
            @Schema(description = "Whether who sits at the server itself administers without sign-in.") boolean localhostWithoutSignIn,
            @Schema(description = "Network address of this request.") String yourAddress) {}

    /** What changes. */
    @Schema(description = "What changes; what is absent stays.")
    record AdminAccessRequest(
            @Nullable Boolean limitByAddress,
            @Schema(description = "All of them, in place of those before.") @Nullable List<@Nullable NetworkDto> networks,
            @Schema(description = "Whether who sits at the server itself administers without sign-in; no proxy in between.")
            @Nullable Boolean localhostWithoutSignIn,
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
        return new AdminAccessBody(rule.limitByAddress(), networks, rule.localhostWithoutSignIn(), caller.client().address());
    }

    @PATCH
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Sets from which addresses the server is administered; the server itself always may.")
    @Refuses({"409 wouldLockYouOut", "409 lastAdministrator"})
    public AdminAccessBody changeAdminAccess(AdminAccessRequest request, @Context Caller caller) {
        Rule now = access.rule();
        List<AddressNetwork> networks = request.networks() == null ? now.networks() : networks(request.networks());
        boolean limit = Objects.requireNonNullElse(request.limitByAddress(), now.limitByAddress());
        boolean confirmed = Boolean.TRUE.equals(request.confirm());
        boolean local = Objects.requireNonNullElse(request.localhostWithoutSignIn(), now.localhostWithoutSignIn());
        access.change(new Rule(limit, networks, local), caller.client().address(), confirmed, caller.identity().name());
        return getAdminAccess(caller);
    }

    /** All that are wrong are named, each with its place. */
    private static List<AddressNetwork> networks(List<@Nullable NetworkDto> wanted) {
        List<AddressNetwork> networks = new ArrayList<>();
        Check check = new Check();
        for (int i = 0; i < wanted.size(); i++) {
            String place = "networks[" + i + "].";
            NetworkDto one = wanted.get(i);
            String address = one == null || one.address() == null ? "" : one.address();
            Optional<AddressNetwork> network = one == null || one.prefix() == null
                    ? AddressNetwork.parse(address) : AddressNetwork.of(address, one.prefix());
            network.ifPresentOrElse(networks::add, () -> fault(check, address, place));
        }
        check.done();
        return networks;
    }

    private static void fault(Check check, String address, String place) {
        if (AddressNetwork.parse(address).isEmpty() || address.contains("/")) {
            check.add(CommonError.INVALID_VALUE, "This is no IPv4 or IPv6 address.", place + "address");
        } else {
            check.add(CommonError.INVALID_VALUE, "A network has 0 to 32 bits, with IPv6 0 to 128.", place + "prefix");
        }
    }
}
