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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountManagement.Change;
import org.rostrum.identity.AccountManagement.Field;
import org.rostrum.identity.AccountManagement.Found;
import org.rostrum.identity.AccountManagement.Query;
import org.rostrum.identity.AccountManagement.State;
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
    record UserBody(UserObjectDto user) {}

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
    private final UserViews views;

    @Activate
    public UsersResource(@Reference AccountService accounts, @Reference AccountManagement management,
            @Reference LockoutService lockouts, @Reference UserViews views) {
        this.accounts = accounts;
        this.management = management;
        this.lockouts = lockouts;
        this.views = views;
    }

    @GET
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:read")
    @Operation(summary = "Lists users.")
    @Refuses({"400 invalidValue", "404 groupNotFound"})
    public UsersBody listUsers(
            @Parameter(description = "Text in login, names, e-mail or company.") @QueryParam("search") @Nullable String search,
            @Parameter(description = "active, inactive or locked.") @QueryParam("state") @Nullable String state,
            @Parameter(description = "Only active or only inactive ones; state goes first.")
            @QueryParam("is_active") @Nullable Boolean active,
            @Parameter(description = "ID of a group; @no_group: those in none.") @QueryParam("group") @Nullable String group,
            @Parameter(description = "Text in the login, as in the other fields beside search.")
            @QueryParam("login_name") @Nullable String loginName,
            @Parameter(description = "Text in the display name.") @QueryParam("display_name") @Nullable String displayName,
            @Parameter(description = "Text in the first name.") @QueryParam("first_name") @Nullable String firstName,
            @Parameter(description = "Text in the last name.") @QueryParam("last_name") @Nullable String lastName,
            @Parameter(description = "Text in the e-mail address.") @QueryParam("email") @Nullable String email,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "1 to 1000, 50 if absent.") @QueryParam("page_size") @Nullable Integer pageSize,
            @Parameter(description = "login, display_name, email or created_at.") @QueryParam("sort_field") @Nullable String field,
            @Parameter(description = "0 ascending, 1 descending.") @QueryParam("sort_order") @Nullable Integer order,
            @Context Caller caller) {
        Paging paging = Paging.of(page, pageSize);
        Map<Field, String> having = new EnumMap<>(Field.class);
        put(having, Field.LOGIN, loginName);
        put(having, Field.DISPLAY_NAME, displayName);
        put(having, Field.FIRST_NAME, firstName);
        put(having, Field.LAST_NAME, lastName);
        put(having, Field.EMAIL, email);
        Found found = management.list(new Query(Objects.requireNonNullElse(search, ""), having, state(state, active),
                group == null || group.isBlank() ? null : group, Orders.field(field), Orders.descending(order), paging.offset(),
                paging.size()));
        return new UsersBody(found.total(), views.all(found.accounts(), caller), Orders.next(paging, found.total()));
    }

    private static void put(Map<Field, String> having, Field field, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            having.put(field, text);
        }
    }

    private static @Nullable State state(@Nullable String word, @Nullable Boolean active) {
        if (word == null || word.isBlank()) {
            return active == null ? null : active ? State.ACTIVE : State.INACTIVE;
        }
        return switch (word) {
            case "active" -> State.ACTIVE;
            case "inactive" -> State.INACTIVE;
            case "locked" -> State.LOCKED;
            default -> throw new RostrumException(CommonError.INVALID_VALUE, "active, inactive or locked", "state");
        };
    }

    @POST
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:write")
    @Operation(summary = "Makes a user.")
    @Refuses({"400 required", "400 uniqueValueAlreadyInUse", "400 loginInvalid", "400 displayNameInvalid", "400 emailInvalid",
        "400 invalidValue", "400 markupNotAllowed", "400 sipNumberInvalid", "403 accounts_limit", "404 groupNotFound",
        "409 groupPredefined", "400 passwordTooWeak", "400 passwordTooShort", "400 passwordTooLong",
        "400 passwordNeedsBothCases", "400 passwordNeedsDigit", "400 passwordNeedsSpecial"})
    public UserBody createUser(@RequiredFields({"id", "password"}) UserRequest request, @Context Caller caller) {
        new Check().required("id", request.login()).required("password", request.password()).done();
        NewAccount wanted = new NewAccount(plainLogin(String.valueOf(request.login())), Objects.requireNonNullElse(request.displayName(), ""),
                Objects.requireNonNullElse(request.email(), ""), request.password(), request.profile(Profile.EMPTY),
                Objects.requireNonNullElse(request.isActive(), true), Objects.requireNonNullElse(request.groupIds(), Set.of()));
        try {
            return new UserBody(views.one(accounts.create(wanted, caller.identity().name()), caller));
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
        return new UserBody(views.one(existing(accounts, id), caller));
    }

    @PATCH
    @Path("{user_id}")
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:write")
    @Operation(summary = "Changes a user; a new password or is_active false signs out everywhere.")
    @Refuses({"400 notSupported", "400 displayNameInvalid", "400 emailInvalid", "404 userNotFound", "400 invalidValue",
        "400 markupNotAllowed", "400 sipNumberInvalid", "404 groupNotFound", "409 groupPredefined", "409 passwordRequired",
        "400 passwordTooWeak", "400 passwordTooShort", "400 passwordTooLong", "400 passwordNeedsBothCases",
        "400 passwordNeedsDigit", "400 passwordNeedsSpecial"})
    public UserBody changeUser(
            @Parameter(description = "Login or login@server.") @PathParam("user_id") String id, UserRequest request,
            @Context Caller caller) {
        Account account = existing(accounts, id);
        checkSame(account, request.id(), "id");
        checkSame(account, request.loginName(), "login_name");
        Change change = new Change(request.displayName(), request.email(), password(request), request.isActive(),
                request::profile, request.groupIds());
        return new UserBody(views.one(management.change(account.key(), change, caller.identity().name()), caller));
    }

    /** Clients send empty texts for what they do not set. */
    private static @Nullable String password(UserRequest request) {
        return request.password() == null || request.password().isEmpty() ? null : request.password();
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
