// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountManagement.Change;
import org.rostrum.identity.AccountManagement.Found;
import org.rostrum.identity.AccountManagement.Query;
import org.rostrum.identity.AccountManagement;
import org.rostrum.identity.AccountService.NewAccount;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.LockoutService;
import org.rostrum.identity.Profile;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Paging;
import org.rostrum.rest.Refuses;
import org.rostrum.rest.RequiredFields;

/** Users, for administrators and server-wide programs; contract 61 section 8. */
@Component(service = UsersResource.class)
@RestResource
@Path("users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public final class UsersResource {

    /** Wrapped in its noun. */
    record UserBody(UserObjectDto user) {

        static UserBody of(Account account, LockoutService lockouts, Caller caller) {
            return new UserBody(UserObjectDto.of(account, lockouts.locked(List.of(account.key())).get(account.key()), caller));
        }
    }

    /** A page of users. */
    record UsersBody(
            @Schema(description = "Users on all pages.") long cnt,
            List<UserObjectDto> users,
            @Schema(description = "Number of the next page; -1: this is the last.") int nextPageId) {}

    /** What happens. */
    record DisconnectBody(@Schema(allowableValues = "disconnecting") String state) {}

    private final AccountService accounts;
    private final AccountManagement management;
    private final LockoutService lockouts;

    @Activate
    public UsersResource(
            @Reference AccountService accounts, @Reference AccountManagement management, @Reference LockoutService lockouts) {
        this.accounts = accounts;
        this.management = management;
        this.lockouts = lockouts;
    }

    @GET
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:read")
    @Operation(summary = "Lists users.")
    @Refuses("400 invalidValue")
    public UsersBody listUsers(
            @Parameter(description = "Text in login, names, e-mail or company.") @QueryParam("search") @Nullable String search,
            @Parameter(description = "Only active or only inactive ones.") @QueryParam("is_active") @Nullable Boolean active,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "1 to 1000, 50 if absent.") @QueryParam("page_size") @Nullable Integer pageSize,
            @Parameter(description = "login, display_name, email or created_at.") @QueryParam("sort_field") @Nullable String field,
            @Parameter(description = "0 ascending, 1 descending.") @QueryParam("sort_order") @Nullable Integer order,
            @Context Caller caller) {
        Paging paging = Paging.of(page, pageSize);
        Found found = management.list(new Query(Objects.requireNonNullElse(search, ""), active, Orders.field(field),
                Orders.descending(order), paging.offset(), paging.size()));
        Map<AccountKey, Instant> locks = lockouts.locked(found.accounts().stream().map(Account::key).toList());
        return new UsersBody(found.total(),
                found.accounts().stream().map(account -> UserObjectDto.of(account, locks.get(account.key()), caller)).toList(),
                Orders.next(paging, found.total()));
    }

    @POST
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:write")
    @Operation(summary = "Makes a user.")
    @Refuses({"400 required", "400 uniqueValueAlreadyInUse", "400 loginInvalid", "400 displayNameInvalid", "400 emailInvalid",
        "400 passwordTooWeak", "400 passwordTooShort", "400 passwordTooLong",
        "400 passwordNeedsBothCases", "400 passwordNeedsDigit", "400 passwordNeedsSpecial"})
    public UserBody createUser(@RequiredFields({"id", "password"}) UserRequest request, @Context Caller caller) {
        new Check().required("id", request.login()).required("password", request.password()).done();
        NewAccount wanted = new NewAccount(plainLogin(String.valueOf(request.login())), Objects.requireNonNullElse(request.displayName(), ""),
                Objects.requireNonNullElse(request.email(), ""), String.valueOf(request.password()), request.profile(Profile.EMPTY),
                Objects.requireNonNullElse(request.isActive(), true));
        try {
            return UserBody.of(accounts.create(wanted, caller.identity().name()), lockouts, caller);
        } catch (RostrumException e) {
            // 61/US-1: the login's name in this version
            throw "login".equals(e.location()) ? new RostrumException(e.error(), e.getMessage(), "id", e) : e;
        }
    }

    /** 61 section 3: with or without the domain of this server. */
    private String plainLogin(String typed) {
        return accounts.resolve(typed).map(account -> account.id().login()).orElse(typed);
    }

    @GET
    @Path("{user_id}")
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:read")
    @Operation(summary = "Reads a user.")
    @Refuses("404 userNotFound")
    public UserBody getUser(
            @Parameter(description = "Login or login@server.") @PathParam("user_id") String id, @Context Caller caller) {
        return UserBody.of(existing(accounts, id), lockouts, caller);
    }

    @PATCH
    @Path("{user_id}")
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:write")
    @Operation(summary = "Changes a user; a new password or is_active false signs out everywhere.")
    @Refuses({"400 notSupported", "400 displayNameInvalid", "400 emailInvalid", "404 userNotFound",
        "400 passwordTooWeak", "400 passwordTooShort", "400 passwordTooLong", "400 passwordNeedsBothCases",
        "400 passwordNeedsDigit", "400 passwordNeedsSpecial"})
    public UserBody changeUser(
            @Parameter(description = "Login or login@server.") @PathParam("user_id") String id, UserRequest request,
            @Context Caller caller) {
        Account account = existing(accounts, id);
        checkSame(account, request.id(), "id");
        checkSame(account, request.loginName(), "login_name");
        // clients send empty texts for what they do not set
        String password = request.password() == null || request.password().isEmpty() ? null : request.password();
        Change change = new Change(request.displayName(), request.email(), password, request.isActive(),
                request.profile(account.profile()));
        return UserBody.of(management.change(account.key(), change, caller.identity().name()), lockouts, caller);
    }

    /** 61/US-2: the whole creation body comes back, login included. */
    private void checkSame(Account account, @Nullable String login, String location) {
        boolean same = login == null || login.isBlank()
                || accounts.resolve(login).filter(found -> found.key().equals(account.key())).isPresent();
        if (!same) {
            throw new RostrumException(CommonError.NOT_SUPPORTED, "A login cannot be changed yet.", location);
        }
    }

    @DELETE
    @Path("{user_id}")
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:write")
    @Operation(summary = "Deletes a user; the conferences go to somebody, or stay with nobody and only administrators start them.")
    @Refuses({"400 ownerInvalid", "404 userNotFound"})
    public void deleteUser(
            @Parameter(description = "Login or login@server.") @PathParam("user_id") String id,
            @Parameter(description = "Login of the new owner of the user's conferences.")
            @QueryParam("conferences_to") @Nullable String heir,
            @Context Caller caller) {
        Account account = existing(accounts, id);
        Account next = heir == null ? null : accounts.resolve(heir).orElseThrow(() -> new RostrumException(
                IdentityError.HEIR_INVALID, "Conferences go to another active account of this server.", "conferences_to"));
        management.delete(account.key(), next == null ? null : next.key(), caller.identity().name());
    }

    @POST
    @Path("{user_id}/disconnect")
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:write")
    @Operation(summary = "Signs a user out everywhere and ends the connections.")
    @Refuses("404 userNotFound")
    public DisconnectBody disconnectUser(
            @Parameter(description = "Login or login@server.") @PathParam("user_id") String id, @Context Caller caller) {
        management.disconnect(existing(accounts, id).key(), caller.identity().name());
        return new DisconnectBody("disconnecting");
    }

    /** 30/LCK-7: an administrator ends a lock. */
    @POST
    @Path("{user_id}/unlock")
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:write")
    @Operation(summary = "Ends a user's lock at once; also when there is none.")
    @Refuses("404 userNotFound")
    public void unlockUser(
            @Parameter(description = "Login or login@server.") @PathParam("user_id") String id, @Context Caller caller) {
        lockouts.unlock(existing(accounts, id).key(), caller.identity().name());
    }

    /** The account of a path. */
    static Account existing(AccountService accounts, String id) {
        return accounts.resolve(id).orElseThrow(
                () -> new RostrumException(IdentityError.USER_NOT_FOUND, "There is no such user.", "user_id"));
    }
}
