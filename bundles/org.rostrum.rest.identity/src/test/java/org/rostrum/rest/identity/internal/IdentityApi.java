// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountSelf;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.Profile;
import org.rostrum.rest.internal.FakeAdministrators;
import org.rostrum.rest.internal.FakeIdentity;
import org.rostrum.rest.internal.FakePasswords;
import org.rostrum.rest.internal.TestApi;

/** The resources of this bundle behind a server: users and applications over {@link RealPeople}, the rest over fakes in memory. */
final class IdentityApi implements AutoCloseable {

    static final Clock CLOCK = Clock.fixed(FakeIdentity.NOW, ZoneOffset.UTC);

    /** New passwords of users, {@code login password keeps session}. */
    static final List<String> CHANGED = new CopyOnWriteArrayList<>();

    final BothIdentities identities = new BothIdentities();
    final TestApi api = identities.start();
    final RealPeople people = identities.people();
    final FakeAdministrators administrators = api.administrators;

    IdentityApi() {
        FakeIdentity identity = api.identity;
        AccountSelf self = new Self(people);
        UserViews views = new UserViews(people.groups, people.lockouts, new AllOffline());
        List<Object> all = new ArrayList<>(Arrays.asList(new SetupResource(identity, api.access),
                new SignInResource(identity, identity, administrators), new SignOutResource(identity),
                new MeResource(identity, administrators, CLOCK), new MySessionsResource(identity, self),
                new MyPreferencesResource(administrators), new MyPasswordResource(administrators, self),
                new PasswordRulesResource(api.settings),
                new MySecondFactorResource(administrators), new AdministratorsResource(administrators),
                new AdminAccessResource(api.access), new UserSessionsResource(identity, identity), new GuestsResource(identity),
                new GuestPageResource(api.settings, identity, api.access), new ServerResource(api.settings, "1.2.3"),
                new ConnectsResource(api.settings)));
        all.addAll(List.of(new TokenResource(people.grants), new AuthorizeResource(people.grants, people.permissions),
                new UsersResource(people.accounts, people.management, people.lockouts, views), new AccountsResource(people.management),
                new AvatarResource(people.accounts, people.avatars, views), new ApplicationsResource(people.applications),
                new PermissionsResource(people.permissions), new ApiKeyResource(people.apiKey), new GroupsResource(people.groups)));
        all.addAll(List.of(new GroupUsersResource(people.groups, people.accounts, views),
                new MyRightsResource(people.rights), new UserRightsResource(people.rights, people.zones, people.accounts), new ZonesResource(people.zones)));
        all.addAll(List.of(new MyProfileResource(people.accounts, self, people.limits, views), new MyAvatarResource(people.avatars),
                new UserLimitsResource(people.limits, people.accounts), new VisibleFieldsResource(people.visible),
                new UserCardResource(people.accounts, people.visible), new AccountTransferResource(people.transfer, people.groups)));
        api.serve(all.toArray());
    }

    /** Passwords as strict as the edge can notice, old one and length; the rest is real. */
    private record Self(RealPeople people) implements AccountSelf {

        @Override
        public void changePassword(Identity.User who, String oldPassword, String password, String keepTokenId) {
            if (!oldPassword.equals(FakeIdentity.PASSWORD)) {
                throw new RostrumException(IdentityError.OLD_PASSWORD_WRONG, "Wrong.", "old_password");
            }
            FakePasswords.check(password, "password");
            CHANGED.add(who.id().login() + " " + password + " keeps " + keepTokenId);
        }

        @Override
        public Account changeProfile(
                Identity.User who, @Nullable String displayName, @Nullable String email, @Nullable UnaryOperator<Profile> profile) {
            return people.own.changeProfile(who, displayName, email, profile);
        }

        @Override
        public Account setLanguage(Identity.User who, String language) {
            return people.own.setLanguage(who, language);
        }

        @Override
        public void endOtherSessions(Identity.User who, String keepTokenId) {
            people.own.endOtherSessions(who, keepTokenId);
        }
    }

    /** What a refused call may not change. */
    Object state() {
        return List.of(api.identity.state(), administrators.state(), api.access.rule(), people.state(), List.copyOf(CHANGED));
    }

    @Override
    public void close() {
        api.close();
        people.close();
    }
}
