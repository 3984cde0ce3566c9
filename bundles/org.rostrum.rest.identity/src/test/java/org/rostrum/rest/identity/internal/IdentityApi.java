// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import java.time.Clock;
import java.time.ZoneOffset;
import org.rostrum.rest.internal.FakeIdentity;
import org.rostrum.rest.internal.TestApi;

/** The resources of this bundle behind a server, over domain services in memory. */
final class IdentityApi {

    static final Clock CLOCK = Clock.fixed(FakeIdentity.NOW, ZoneOffset.UTC);

    private IdentityApi() {}

    static TestApi start() {
        TestApi api = new TestApi();
        FakeIdentity identity = api.identity;
        return api.serve(new SetupResource(identity), new SignInResource(identity, identity), new SignOutResource(identity),
                new MeResource(identity, CLOCK), new MySessionsResource(identity), new GuestsResource(identity),
                new GuestPageResource(api.settings, identity), new ServerResource(api.settings, "1.2.3"),
                new ConnectsResource(api.settings), new TokenResource(identity, api.settings));
    }
}
