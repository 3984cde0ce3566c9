// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.rostrum.rest.internal.FakeAdministrators;
import org.rostrum.rest.internal.FakeIdentity;
import org.rostrum.rest.internal.TestApi;

/** The resources of this bundle behind a server, over domain services in memory. */
final class IdentityApi implements AutoCloseable {

    static final Clock CLOCK = Clock.fixed(FakeIdentity.NOW, ZoneOffset.UTC);

    final TestApi api = new TestApi();
    final FakeAdministrators administrators = api.administrators;

    IdentityApi() {
        FakeIdentity identity = api.identity;
        api.serve(new SetupResource(identity, api.access), new SignInResource(identity, identity, administrators),
                new SignOutResource(identity), new MeResource(identity, administrators, CLOCK), new MySessionsResource(identity),
                new MyPreferencesResource(administrators), new MyPasswordResource(administrators),
                new MySecondFactorResource(administrators), new AdministratorsResource(administrators),
                new AdminAccessResource(api.access), new UserSessionsResource(identity, identity), new GuestsResource(identity),
                new GuestPageResource(api.settings, identity, api.access), new ServerResource(api.settings, "1.2.3"),
                new ConnectsResource(api.settings), new TokenResource(identity, api.settings));
    }

    /** What a refused call may not change. */
    Object state() {
        return List.of(api.identity.state(), administrators.state(), api.access.rule());
    }

    @Override
    public void close() {
        api.close();
    }
}
