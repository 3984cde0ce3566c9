// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.conference.Participant;
import org.rostrum.conference.ParticipantRole;
import org.rostrum.conference.SeatPresence;
import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.SeatUpdate;
import org.rostrum.conference.SessionCounters;
import org.rostrum.conference.SessionFlags;
import org.rostrum.media.MediaSource;

/** What the server sends obeys the schemas that the clients' types are made from. */
class WireTest {

    static Stream<SeatUpdate> updates() {
        return Stream.of(
                new SeatUpdate.Stage(List.of(Fixture.ANN), List.of(new ParticipantId("p2"))),
                new SeatUpdate.Own(Fixture.ANN),
                new SeatUpdate.Counters(new SessionCounters(3, 1)),
                new SeatUpdate.Flags(new SessionFlags(true)),
                new SeatUpdate.Roster(1, 0, List.of(Fixture.ANN)),
                new SeatUpdate.Muted(MediaSource.MICROPHONE, "Bob"),
                new SeatUpdate.Muted(MediaSource.CONTENT, "", true),
                new SeatUpdate.Told(new ParticipantId("p2"), "x"),
                new SeatUpdate.Draining(),
                new SeatUpdate.Ended(SeatEnd.MOVED, null));
    }

    @ParameterizedTest
    @MethodSource("updates")
    void everyUpdateObeysItsSchema(SeatUpdate update) {
        Wire.Event event = Wire.update(update, new Sight(new ParticipantId("p2"), true));
        assertObeys(event.type() + ".event.json", event.body());
        assertObeys("envelope.event.json", Wire.parse(Wire.event(event.type(), 3L, event.body())));
    }

    @Test
    void answersObeyTheirSchemas() {
        Fixture f = new Fixture();
        Connection c = f.connect("session-token-of-ann", null);
        c.receive(Fixture.request("hello", Fixture.hello()));
        assertObeys("hello.reply.json", f.client.last().get("body"));
        c.receive(Fixture.request("ping", "{}"));
        assertObeys("ping.reply.json", f.client.last().get("body"));
        c.receive(Fixture.request("join", "{\"conference_id\":\"42\"}"));
        assertObeys("join.reply.json", f.client.last().get("body"));
        c.receive(Fixture.request("roster.subscribe", "{\"offset\":0,\"limit\":10}"));
        assertObeys("roster.subscribe.reply.json", f.client.last().get("body"));
        c.receive(Fixture.request("fly", "{}"));
        assertObeys("error.json", f.client.last().get("body"));
        assertObeys("envelope.reply.json", f.client.last());
    }

    @Test
    void idsOfOthersAreShownAsTheSwitchSays() {
        // 30/FLD-2, 30/FLD-3, 30/FLD-4, 30/PRF-9, 10/UC-7
        Participant bob = new Participant(new ParticipantId("p2"), "Bob", new AccountId("bob", "test"), ParticipantRole.PARTICIPANT,
                SeatPresence.CONNECTED, true, true, false, Fixture.ANN.joinedAt());
        SeatUpdate stage = new SeatUpdate.Stage(List.of(Fixture.ANN, bob), List.of());
        Fixture f = new Fixture();
        f.joined();
        f.listener.update(1, stage);
        assertThat(f.client.last().get("body").findValuesAsText("account_id")).containsExactly("ann@test", "bob@test");
        f.idsShown = false;
        f.listener.update(2, stage);
        assertThat(f.client.last().get("body").findValuesAsText("account_id")).as("the own one stays").containsExactly("ann@test", "null");
        assertThat(f.client.last().get("body").findValuesAsText("guest")).as("an account all the same").containsExactly("false", "false");
        f.listener.update(3, new SeatUpdate.Roster(2, 0, List.of(bob)));
        assertThat(f.client.last().at("/body/entries/0/account_id").isNull()).isTrue();
        assertThat(Wire.update(stage, new Sight(null, true)).body().findValuesAsText("account_id")).as("guests").contains("bob@test");
    }

    private static void assertObeys(String file, JsonNode body) {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012, b -> b.schemaLoaders(
                        l -> l.add(location -> () -> open(location.toString().substring("https://schemas.invalid/".length())))))
                .getSchema(SchemaLocation.of("https://schemas.invalid/" + file));
        assertThat(schema.validate(body)).isEmpty();
    }

    private static InputStream open(String file) {
        InputStream stream = WireTest.class.getResourceAsStream("/schemas/" + file);
        if (stream == null) {
            throw new AssertionError("no schema " + file);
        }
        return stream;
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "-, a.example, '', true",
        "https://a.example, a.example, '', true",
        "https://a.example:8443, a.example:8443, '', true",
        "https://a.example, a.example:443, '', true",
        "https://a.example:8443, a.example, '', false",
        "https://evil.example, a.example, '', false",
        "https://a.example.evil, a.example, '', false",
        "null, a.example, '', false",
        "https://ext.example, inner:8443, https://ext.example, true",
        "file://a.example, a.example, '', false",
        "https://[::1]:8443, [::1]:8443, '', true",
        "https://a.example, -, '', false"
    })
    void onlyPagesOfThisServerMayOpenTheSocket(String origin, String host, String external, boolean allowed) {
        assertThat(Origins.allowed(origin, host, external)).isEqualTo(allowed);
    }
}
