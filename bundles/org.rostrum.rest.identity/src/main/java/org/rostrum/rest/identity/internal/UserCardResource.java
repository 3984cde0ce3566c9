// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.ContactCard;
import org.rostrum.identity.Identity;
import org.rostrum.identity.VisibleFields;
import org.rostrum.identity.VisibleFields.Viewer;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;

/** What users see of each other (30 section 18, 80/UBK-2). */
@Component(service = UserCardResource.class)
@RestResource
@Path("users/{user_id}/card")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public final class UserCardResource {

    /** Wrapped in its noun. */
    record UserCardBody(UserCardDto card) {}

    /** A contact card. */
    @Schema(description = "What the caller may see of a user.")
    record UserCardDto(
            String displayName,
            @Schema(description = "Address of the picture; null if there is none.") @Nullable String avatar,
            @Schema(description = "Fields that are set and shown, by their names at a user; id is login@server.") Map<String, String> fields) {}

    private final AccountService accounts;
    private final VisibleFields visible;

    @Activate
    public UserCardResource(@Reference AccountService accounts, @Reference VisibleFields visible) {
        this.accounts = accounts;
        this.visible = visible;
    }

    @GET
    @Needs(value = Need.SIGNED_IN, permissions = "users:read")
    @Operation(summary = "What the caller may see of a user: fields that an administrator hides are not there.")
    @Refuses("404 userNotFound")
    public UserCardBody getUserCard(
            @Parameter(description = "Login or login@server.") @PathParam("user_id") String id, @Context Caller caller) {
        Account account = UsersResource.existing(accounts, id);
        Viewer viewer = viewer(caller.identity(), account);
        ContactCard card = visible.card(account, viewer);
        Map<String, String> fields = new LinkedHashMap<>();
        card.fields().forEach((field, text) -> fields.put(field.word(), text));
        // 30/FLD-2: an address tells no hidden login either
        String shownId = account.idFor(visible.seenBy(viewer)).login();
        return new UserCardBody(new UserCardDto(
                card.displayName(), card.avatar() == null ? null : UserObjectDto.avatar(account, shownId, caller), fields));
    }

    /**
     * Administrators with full rights and programs of their own right have the whole profile elsewhere (30/FLD-4); profiles are not
     * among what a security administrator reads (10/AR-2, 60/SA-4).
     */
    private static Viewer viewer(Identity who, Account account) {
        boolean whole = who instanceof Identity.User user && user.key().equals(account.key())
                || who instanceof Identity.Administrator administrator && administrator.roles().contains(AdminRole.ADMIN)
                || who instanceof Identity.Application;
        return whole ? Viewer.OWNER : Viewer.COLLEAGUE;
    }
}
