// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.call.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.base.error.RostrumException;
import org.rostrum.call.CallHistory;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.Account;
import org.rostrum.conference.ConferenceService;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.ProfileField;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Paging;
import org.rostrum.rest.Refuses;

/** Call history of an account, for administrators (30/HIS-2, HIS-8). */
@Component(service = UserCallsResource.class)
@RestResource
@Path("users/{user_id}/calls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "logs")
public final class UserCallsResource {

    /** How many lines were deleted. */
    record DeletedBody(@Schema(description = "How many lines were deleted.") int deleted) {}

    /** 30/FLD-4. */
    private static final Set<ProfileField> EVERYTHING = Set.of(ProfileField.values());

    private final CallHistory history;
    private final AccountService accounts;
    private final ConferenceService conferences;
    private final AuditLog audit;

    @Activate
    public UserCallsResource(@Reference CallHistory history, @Reference AccountService accounts, @Reference ConferenceService conferences,
            @Reference AuditLog audit) {
        this.history = history;
        this.accounts = accounts;
        this.conferences = conferences;
        this.audit = audit;
    }

    @GET
    @Needs(value = Need.AUDITOR, permissions = "logs.calls:read")
    @Operation(summary = "Lists the calls and conferences of an account, newest first.")
    @Refuses({"400 invalidValue", "404 userNotFound"})
    public HistoryEntryDto.ListBody listUserCalls(
            @PathParam("user_id") String user,
            @Parameter(description = "In name or address of the other, or topic.") @QueryParam("search") @Nullable String search,
            @Parameter(description = "incoming, outgoing, missed or conference; all if absent.") @QueryParam("type") @Nullable String type,
            @Parameter(description = "Unix seconds.") @QueryParam("date_from") @Nullable Long from,
            @Parameter(description = "Unix seconds, exclusive.") @QueryParam("date_to") @Nullable Long to,
            @Parameter(description = "0 ascending, 1 descending, 1 if absent.") @QueryParam("sort_order") @Nullable Integer order,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "At most 1000, 50 if absent.") @QueryParam("page_size") @Nullable Integer pageSize) {
        return HistoryPages.page(history, accounts, conferences, account(user).key(), EVERYTHING,
                HistoryPages.filter(search, EVERYTHING, type, from, to), order, Paging.of(page, pageSize));
    }

    @DELETE
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Deletes lines of an account's history; those that match, all without a filter.")
    @Refuses({"400 invalidValue", "404 userNotFound"})
    public DeletedBody deleteUserCalls(
            @PathParam("user_id") String user,
            @Parameter(description = "In name or address of the other, or topic.") @QueryParam("search") @Nullable String search,
            @Parameter(description = "incoming, outgoing, missed or conference; all if absent.") @QueryParam("type") @Nullable String type,
            @Parameter(description = "Unix seconds.") @QueryParam("date_from") @Nullable Long from,
            @Parameter(description = "Unix seconds, exclusive.") @QueryParam("date_to") @Nullable Long to,
            @Context Caller caller) {
        Account account = account(user);
        int deleted = history.delete(account.key(), HistoryPages.filter(search, EVERYTHING, type, from, to));
        audit.record(new AuditEvent(Instant.now(), "delete_calls", caller.identity().name(), account.id().toString(), caller.client().address(),
                Map.of("count", String.valueOf(deleted))));
        return new DeletedBody(deleted);
    }

    private Account account(String user) {
        return accounts.resolve(user).orElseThrow(
                () -> new RostrumException(IdentityError.USER_NOT_FOUND, "There is no such account.", "user_id"));
    }
}
