// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.rostrum.identity.Account;
import org.rostrum.rest.identity.internal.ConnectsResource;
import org.rostrum.rest.identity.internal.GuestPageResource;
import org.rostrum.rest.identity.internal.GuestsResource;
import org.rostrum.rest.identity.internal.MeResource;
import org.rostrum.rest.identity.internal.MySessionsResource;
import org.rostrum.rest.identity.internal.ServerResource;
import org.rostrum.rest.identity.internal.SetupResource;
import org.rostrum.rest.identity.internal.SignInResource;
import org.rostrum.rest.identity.internal.SignOutResource;
import org.rostrum.rest.identity.internal.TokenResource;
import org.rostrum.rest.internal.FakeIdentity;
import org.rostrum.rest.internal.TestApi;

/** All resources of the core behind a server, over domain services in memory. */
final class WholeApi implements AutoCloseable {

    /** Twenty minutes after the fakes' beginning of everything. */
    static final Instant NOW = Instant.parse("2026-01-01T00:20:00Z");

    final TestApi api = new TestApi();
    final FakeConferences conferences = new FakeConferences(api.identity);

    WholeApi() {
        api.serve(Stream.concat(identityResources(), conferenceResources()).toArray());
    }

    private Stream<Object> identityResources() {
        FakeIdentity identity = api.identity;
        return Stream.of(new SetupResource(identity, api.access), new SignInResource(identity, identity, api.administrators),
                new SignOutResource(identity), new MeResource(identity, api.administrators), new MySessionsResource(identity),
                new GuestsResource(identity),
                new GuestPageResource(api.settings, identity, api.access), new ServerResource(api.settings, "0.1.0"),
                new ConnectsResource(api.settings), new TokenResource(identity, api.settings));
    }

    private Stream<Object> conferenceResources() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        ConferenceViews views = new ConferenceViews(api.identity, conferences, api.settings);
        return Stream.of(new ConferencesResource(conferences, views), new ConferenceResource(conferences, conferences, views),
                new ConferencePartsResource(conferences, api.identity, views, clock),
                new InvitationsResource(conferences, api.identity, views), new ConferenceSessionsResource(conferences, views),
                new SessionsResource(conferences, conferences, views, clock), new StatsResource(conferences, () -> 0.256));
    }

    /** A conference of an account, with a list of others; a login ending in {@code *} is a moderator. */
    void conference(String id, Account owner, String... listed) {
        StringBuilder list = new StringBuilder();
        for (String login : listed) {
            list.append(list.isEmpty() ? "" : ",").append("{'id':'").append(login.replace("*", "")).append("','is_moderator':")
                    .append(login.endsWith("*")).append('}');
        }
        api.post("/conferences").bearer(api.identity.token(owner)).json("{'id':'" + id + "','topic':'Topic of " + id + "','owner':'"
                + owner.id().login() + "','mode':'PxP','invitations':[" + list + "]}").send();
    }

    @Override
    public void close() {
        api.close();
    }
}
