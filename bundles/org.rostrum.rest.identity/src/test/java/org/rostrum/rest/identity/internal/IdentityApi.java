// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rostrum.rest.internal.FakeIdentity;
import org.rostrum.rest.internal.TestApi;

/** All resources of this bundle: users and applications over {@link RealPeople}, the rest over the usual fake. */
final class IdentityApi {

    static final Clock CLOCK = Clock.fixed(FakeIdentity.NOW, ZoneOffset.UTC);

    private IdentityApi() {}

    /** Without users and applications. */
    static TestApi start() {
        return serve(new TestApi(), List.of());
    }

    /** Everything. */
    static TestApi start(BothIdentities identities) {
        return serve(identities.start(), management(identities.people()));
    }

    private static TestApi serve(TestApi api, List<Object> more) {
        FakeIdentity identity = api.identity;
        List<Object> all = new ArrayList<>(Arrays.asList(new SetupResource(identity), new SignInResource(identity, identity),
                new SignOutResource(identity), new MeResource(identity, CLOCK), new MySessionsResource(identity),
                new GuestsResource(identity), new GuestPageResource(api.settings, identity), new ServerResource(api.settings, "1.2.3"),
                new ConnectsResource(api.settings)));
        all.addAll(more);
        return api.serve(all.toArray());
    }

    static List<Object> management(RealPeople people) {
        return List.of(new TokenResource(people.grants), new AuthorizeResource(people.grants, people.permissions),
                new UsersResource(people.accounts, people.management), new AccountsResource(people.management),
                new AvatarResource(people.accounts, people.avatars), new ApplicationsResource(people.applications),
                new PermissionsResource(people.permissions), new ApiKeyResource(people.apiKey));
    }
}
