// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountManagement.Found;
import org.rostrum.identity.AccountManagement.Query;
import org.rostrum.identity.AccountManagement;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Paging;
import org.rostrum.rest.Refuses;

/** Accounts in the short form that calendar and directory programs read; contract 61 section 8.2. */
@Component(service = AccountsResource.class)
@RestResource
@Path("accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public final class AccountsResource {

    /** A page of accounts. */
    record AccountsBody(
            List<AccountDto> accounts,
            @Schema(description = "Number of the next page; -1: this is the last.") int nextPageId) {}

    /** An account in short. */
    @Schema(description = "An account in short; its ID for calls is login@domain.")
    record AccountDto(
            @Schema(description = "Never changes.") String id,
            String login,
            String domain,
            String displayName,
            @Schema(allowableValues = "user") String type) {

        static AccountDto of(Account account) {
            return new AccountDto(account.key().toString(), account.id().login(), account.id().server(), account.displayName(), "user");
        }
    }

    private final AccountManagement management;

    @Activate
    public AccountsResource(@Reference AccountManagement management) {
        this.management = management;
    }

    @GET
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:read")
    @Operation(summary = "Lists accounts in a short form.")
    @Refuses("400 invalidValue")
    public AccountsBody listAccounts(
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "1 to 1000, 50 if absent.") @QueryParam("page_size") @Nullable Integer pageSize,
            @Parameter(description = "login, display_name, email or created_at.") @QueryParam("sort_field") @Nullable String field,
            @Parameter(description = "0 ascending, 1 descending.") @QueryParam("sort_order") @Nullable Integer order) {
        Paging paging = Paging.of(page, pageSize);
        Found found = management.list(
                new Query("", null, Orders.field(field), Orders.descending(order), paging.offset(), paging.size()));
        return new AccountsBody(found.accounts().stream().map(AccountDto::of).toList(), Orders.next(paging, found.total()));
    }
}
