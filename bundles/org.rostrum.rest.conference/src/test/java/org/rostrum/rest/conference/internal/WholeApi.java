// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.rostrum.identity.Account;
import org.rostrum.identity.internal.StoredVisibleFields;
import org.rostrum.rest.internal.TestApi;
import org.rostrum.test.DirectThreads;
import org.rostrum.test.VirtualTime;

/** All resources of this bundle behind a server, over domain services in memory. */
final class WholeApi implements AutoCloseable {

    /** Twenty minutes after the fakes' beginning of everything. */
    static final Instant NOW = Instant.parse("2026-01-01T00:20:00Z");

    final TestApi api = new TestApi();
    final FakeConferences conferences = new FakeConferences(api.identity);

    final LiveMedia live = new LiveMedia();
    final FakeRooms rooms = new FakeRooms();
    final FakeHistory history = new FakeHistory();

    WholeApi() {
        live.setRouter(rooms);
        api.serve(resources().toArray());
    }

    private Stream<Object> resources() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        VirtualTime time = new VirtualTime();
        ConferenceViews views = new ConferenceViews(api.identity, conferences, api.settings, new StoredVisibleFields(api.settings));
        CallsResource calls = new CallsResource(history, api.identity, api.settings, clock);
        return Stream.of(calls, new CallAliasResource(calls), new ConferencesResource(conferences, views), new ConferenceResource(conferences, conferences, views),
                new ConferencePartsResource(conferences, api.identity, views, clock),
                new InvitationsResource(conferences, api.identity, views), new ConferenceSessionsResource(conferences, views),
                new SessionsResource(conferences, conferences, views, live, clock), new StatsResource(conferences, () -> 0.256),
                new NetworkTestResource(new FakeTransports(), null, new DirectThreads(time), time));
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
