// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.media.stats.ParticipantStats;
import org.rostrum.media.stats.Rating;
import org.rostrum.media.stats.StreamStats;

/** Bodies of the events about quality, as their schemas say. */
final class StatsEvents {

    /** More streams than anybody has: slots, layers and to spare. */
    static final int MOST_STREAMS = 96;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private StatsEvents() {}

    static JsonNode stats(ParticipantStats stats) {
        Rating rating = Rating.of(stats);
        ObjectNode body = JSON.objectNode().put("transport", MediaEvents.SERVER)
                .put("level", word(rating.level()))
                .put("cause", word(rating.cause()))
                .put("path", stats.path())
                .put("address", stats.address());
        measured(body, "round_trip_ms", stats.roundTripMs());
        if (stats.availableBps() == Long.MAX_VALUE) {
            body.putNull("available_bps");
        } else {
            body.put("available_bps", stats.availableBps());
        }
        ArrayNode limited = body.putArray("limited");
        stats.limited().stream().sorted().forEach(direction -> limited.add(word(direction)));
        ArrayNode streams = body.putArray("streams");
        stats.streams().stream().limit(MOST_STREAMS).forEach(stream -> add(streams.addObject(), stream));
        return body;
    }

    private static void add(ObjectNode node, StreamStats stream) {
        node.put("direction", word(stream.direction()))
                .put("participant_id", stream.of().value())
                .put("source", word(stream.source()))
                .put("codec", stream.codec())
                .put("layer", stream.layer())
                .put("width", stream.width())
                .put("height", stream.height())
                .put("fps", stream.fps())
                .put("bitrate", stream.bitsPerSecond());
        measured(node, "loss_percent", stream.lossPercent());
        measured(node, "jitter_ms", stream.jitterMs());
        node.put("paused", word(stream.pause()));
    }

    /** Less than zero: not known. */
    private static void measured(ObjectNode node, String name, double value) {
        if (value < 0) {
            node.putNull(name);
        } else {
            node.put(name, value);
        }
    }

    static JsonNode quality(Map<ParticipantId, Rating.Level> changes) {
        ObjectNode body = JSON.objectNode();
        ArrayNode participants = body.putArray("participants");
        changes.forEach((id, level) -> participants.addObject().put("participant_id", id.value()).put("level", word(level)));
        return body;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
