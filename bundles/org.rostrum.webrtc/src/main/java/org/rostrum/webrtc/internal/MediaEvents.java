// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.media.MediaLimits;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.LayerState;
import org.rostrum.media.leg.SlotClock;
import org.rostrum.media.leg.SlotState;
import org.rostrum.media.turn.TurnService.IceServer;

/** Bodies of the events that clients get, as their schemas say. */
final class MediaEvents {

    /** As the schema has it. */
    private static final long MAX_BITRATE = 100_000_000;

    static final String SERVER = "server";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private MediaEvents() {}

    static JsonNode offer(int revision, String sdp, List<IceServer> servers) {
        ObjectNode body = transport().put("revision", revision).put("sdp", sdp);
        if (!servers.isEmpty()) {
            ArrayNode array = body.putArray("ice_servers");
            for (IceServer server : servers) {
                ObjectNode entry = array.addObject();
                server.urls().forEach(entry.putArray("urls")::add);
                if (!server.username().isEmpty()) {
                    entry.put("username", server.username()).put("credential", server.credential());
                }
            }
        }
        return body;
    }

    static JsonNode slots(List<SlotState> slots) {
        ObjectNode body = transport();
        ArrayNode array = body.putArray("slots");
        for (SlotState state : slots) {
            ParticipantId whose = state.participant();
            array.addObject()
                    .put("slot", state.slot().name())
                    .put("participant_id", whose == null ? null : whose.value())
                    .put("source", word(state.source()))
                    .put("width", state.width())
                    .put("height", state.height())
                    .put("paused", word(state.pause()));
        }
        return body;
    }

    static JsonNode speakers(List<ParticipantId> speakers) {
        ObjectNode body = JSON.objectNode();
        ArrayNode array = body.putArray("speakers");
        speakers.forEach(p -> array.add(p.value()));
        return body;
    }

    static JsonNode layers(MediaSource source, List<LayerState> layers) {
        ObjectNode body = transport().put("source", word(source));
        ArrayNode array = body.putArray("rids");
        for (LayerState layer : layers) {
            ObjectNode each = array.addObject().put("rid", layer.rid()).put("active", layer.active());
            if (layer.maxBps() > 0) {
                each.put("max_bitrate", (int) Math.min(layer.maxBps(), MAX_BITRATE));
            }
        }
        return body;
    }

    static JsonNode limits(MediaLimits limits) {
        ObjectNode body = transport();
        limit(body, "receive_bps", limits.receiveBps());
        limit(body, "send_bps", limits.sendBps());
        return body;
    }

    private static void limit(ObjectNode body, String name, long bitsPerSecond) {
        if (bitsPerSecond == MediaLimits.UNLIMITED) {
            body.putNull(name);
        } else {
            body.put(name, bitsPerSecond);
        }
    }

    static JsonNode clocks(List<SlotClock> clocks) {
        ObjectNode body = transport();
        ArrayNode array = body.putArray("clocks");
        clocks.forEach(clock -> array.addObject()
                .put("slot", clock.slot().name())
                .put("participant_id", clock.participant().value())
                .put("source", word(clock.source()))
                .put("rtp_timestamp", Integer.toUnsignedLong(clock.timestamp()))
                .put("captured", clock.capturedUs() / 1000.0));
        return body;
    }

    static JsonNode closed(String cause) {
        return transport().put("cause", cause);
    }

    private static ObjectNode transport() {
        return JSON.objectNode().put("transport", SERVER);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
