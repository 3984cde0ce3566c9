// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.SlotState.Pause;
import org.rostrum.media.stats.Direction;
import org.rostrum.media.stats.ParticipantStats;
import org.rostrum.media.stats.StreamStats;
import org.rostrum.test.DirectThreads;
import org.rostrum.test.VirtualTime;

class StatsTellerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ParticipantId ALICE = new ParticipantId("alice");
    private static final ParticipantId BOB = new ParticipantId("bob");
    private static final SessionId SESSION = new SessionId(9);

    private final VirtualTime time = new VirtualTime();
    private final FakeRooms rooms = new FakeRooms();
    private final MediaSignalHandler handler =
            new MediaSignalHandler(new FakeTransports(), new FakeLegs(), rooms, new DirectThreads(time), new IceServers(), time);
    private final FakeConnection connection = new FakeConnection(ALICE, SESSION);

    private static StreamStats stream(ParticipantId of, Direction direction, double loss) {
        return new StreamStats(MediaSource.CAMERA, of, direction, "VP8", "h", 1280, 720, 29.5, 1_500_000, loss, -1, Pause.NONE);
    }

    private void bobLoses(double percent) {
        rooms.stats.clear();
        rooms.stats.add(new ParticipantStats(ALICE, "udp", "198.51.100.7:5000", 31.5, Long.MAX_VALUE,
                List.of(stream(ALICE, Direction.UP, 0), stream(BOB, Direction.DOWN, -1))));
        rooms.stats.add(new ParticipantStats(BOB, "tcp", null, -1, 900_000, List.of(stream(BOB, Direction.UP, percent))));
        rooms.stats.add(new ParticipantStats(new ParticipantId("unseen"), "udp", null, -1, 0,
                List.of(stream(BOB, Direction.UP, 50))));
    }

    private void send(String type, String body) throws IOException {
        handler.handle(type, JSON.readTree(body.replace('\'', '"')), connection).toCompletableFuture().join();
    }

    @BeforeEach
    void connected() throws IOException {
        send("media.connect", "{'transport':'server','audio_slots':2,'video_slots':1}");
        connection.events.clear();
        bobLoses(0);
    }

    private List<JsonNode> after(int seconds, String type) {
        connection.events.clear();
        time.advance(Duration.ofSeconds(seconds));
        return connection.events.stream().filter(e -> e.type().equals(type)).map(FakeConnection.Event::body).toList();
    }

    @Test
    void figuresComeEveryTwoSecondsWhileTheyAreWanted() throws IOException {
        assertThat(after(6, "media.stats")).isEmpty();
        send("media.stats", "{'transport':'server','on':true}");
        List<JsonNode> told = after(6, "media.stats");
        assertThat(told).hasSize(3);
        JsonNode body = told.get(0);
        assertThat(body.path("level").asText()).isEqualTo("good");
        assertThat(body.path("path").asText()).isEqualTo("udp");
        assertThat(body.path("round_trip_ms").asDouble()).isEqualTo(31.5);
        assertThat(body.path("available_bps").isNull()).isTrue();
        assertThat(body.path("streams")).hasSize(2);
        assertThat(body.path("streams").path(0).path("bitrate").asLong()).isEqualTo(1_500_000);
        assertThat(body.path("streams").path(1).path("participant_id").asText()).isEqualTo("bob");
        assertThat(body.path("streams").path(1).path("loss_percent").isNull()).isTrue();
        send("media.stats", "{'transport':'server','on':false}");
        assertThat(after(6, "media.stats")).isEmpty();
    }

    @Test
    void qualityOfThoseOneSeesIsToldWhenItChangesOnly() {
        JsonNode first = after(2, "media.quality").get(0);
        assertThat(first.toString())
                .isEqualTo("{\"participants\":[{\"participant_id\":\"alice\",\"level\":\"good\"},{\"participant_id\":\"bob\",\"level\":\"good\"}]}");
        assertThat(after(20, "media.quality")).isEmpty();
        bobLoses(4);
        List<JsonNode> second = after(20, "media.quality");
        assertThat(second).hasSize(1);
        assertThat(second.get(0).toString()).isEqualTo("{\"participants\":[{\"participant_id\":\"bob\",\"level\":\"fair\"}]}");
    }

    @Test
    void clientThatComesBackIsToldAnew() throws IOException {
        send("media.stats", "{'transport':'server','on':true}");
        after(2, "media.quality");
        FakeConnection other = new FakeConnection(ALICE, SESSION);
        handler.handle("media.slots", JSON.readTree("{\"transport\":\"server\",\"video\":[]}"), other).toCompletableFuture().join();
        time.advance(Duration.ofSeconds(2));
        assertThat(other.events).extracting(FakeConnection.Event::type).contains("media.quality").doesNotContain("media.stats");
    }

    @Test
    void nobodyIsAskedWhenNobodyIsThereAndNothingIsToldAfterTheStop() {
        handler.stop();
        int asked = rooms.asked;
        time.advance(Duration.ofSeconds(10));
        assertThat(rooms.asked).isEqualTo(asked);
    }

    /** Each field of an event has its place in the schema, which allows no others, and the other way round. */
    @Test
    void eventsAreAsTheirSchemasSay() throws IOException {
        JsonNode schema = schema("media.stats");
        JsonNode body = StatsEvents.stats(rooms.stats.get(0));
        assertThat(names(body)).isEqualTo(names(schema.path("properties")));
        JsonNode stream = schema.path("properties").path("streams").path("items");
        assertThat(names(body.path("streams").path(0))).isEqualTo(names(stream.path("properties")));
        assertThat(words(schema.path("properties").path("cause"))).contains(body.path("cause").asText(), "limit").hasSize(7);
        assertThat(schema("media.quality").path("properties").has("participants")).isTrue();
    }

    private JsonNode schema(String type) throws IOException {
        try (InputStream in = handler.schema(type + ".event.json")) {
            return JSON.readTree(in);
        }
    }

    private static TreeSet<String> names(JsonNode object) {
        TreeSet<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> words(JsonNode property) {
        List<String> words = new ArrayList<>();
        property.path("enum").forEach(word -> words.add(word.asText()));
        return words;
    }
}
