// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.conference.Access;
import org.rostrum.conference.Participant;
import org.rostrum.conference.SeatSnapshot;
import org.rostrum.conference.SeatUpdate;
import org.rostrum.conference.SessionCounters;
import org.rostrum.conference.SessionFlags;
import org.rostrum.identity.group.Right;

/** Domain values as JSON of the signalling schemas, and the bounded reader. Stateless. */
final class Wire {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Depth and lengths are bounded: nothing in the protocol is nested deeper than 8 or longer than an SDP. */
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxStringLength(300_000)
                            .maxNumberLength(32)
                            .maxNameLength(128)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Wire() {}

    /** Null when the text is not one JSON value within the bounds. */
    static @Nullable JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static String ok(String id, JsonNode body) {
        return object().put("type", "ok").put("id", id).set("body", body).toString();
    }

    static String error(String id, String code, String message, @Nullable String location) {
        ObjectNode body = object().put("code", code).put("message", message);
        if (location != null && !location.isEmpty()) {
            body.put("location", location.length() > 128 ? location.substring(0, 128) : location);
        }
        return object().put("type", "error").put("id", id).set("body", body).toString();
    }

    static String event(String type, @Nullable Long sequence, JsonNode body) {
        ObjectNode node = object().put("type", type);
        if (sequence != null) {
            node.put("seq", sequence);
        }
        return node.set("body", body).toString();
    }

    private static ObjectNode participant(Participant p, Sight sight) {
        return object().put("id", p.id().value())
                .put("display_name", p.displayName())
                .put("account_id", p.account() == null || !sight.showsIdOf(p) ? null : p.account().toString())
                .put("guest", p.account() == null)
                .put("role", word(p.role()))
                .put("presence", word(p.presence()))
                .put("microphone", p.microphone())
                .put("camera", p.camera())
                .put("content", p.content())
                .put("joined_at", p.joinedAt().toEpochMilli());
    }

    static ObjectNode snapshot(SeatSnapshot s, Sight sight) {
        ObjectNode node = object().put("seq", s.sequence())
                .put("session_id", s.session().toString())
                .put("conference_id", s.conference().value())
                .put("topic", s.topic())
                .put("access", s.access() == Access.PUBLIC ? "public" : "private")
                .put("mode", word(s.mode()))
                .put("started_at", s.startedAt().toEpochMilli());
        node.set("own", participant(s.own(), sight));
        node.set("stage", participants(s.stage(), sight));
        node.set("counters", counters(s.counters()));
        node.set("flags", flags(s.flags()));
        return node;
    }

    /** The event of a seat's update: its type and body. */
    static Event update(SeatUpdate update, Sight sight) {
        if (update instanceof SeatUpdate.Stage stage) {
            ObjectNode body = object();
            body.set("changed", participants(stage.changed(), sight));
            body.set("removed", ids(stage.removed()));
            return new Event("stage", body);
        } else if (update instanceof SeatUpdate.Own own) {
            return new Event("self", object().set("own", participant(own.participant(), sight)));
        } else if (update instanceof SeatUpdate.Counters counters) {
            return new Event("counters", counters(counters.counters()));
        } else if (update instanceof SeatUpdate.Flags flags) {
            return new Event("flags", flags(flags.flags()));
        } else if (update instanceof SeatUpdate.Roster roster) {
            return new Event("roster", roster(roster, sight));
        } else if (update instanceof SeatUpdate.Muted muted) {
            ObjectNode body = object().put("source", word(muted.source())).put("by", muted.by());
            return new Event("muted", muted.rightTaken() ? body.put("right_taken", true) : body);
        } else if (update instanceof SeatUpdate.Told told) {
            return new Event("peer.message", object().put("from", told.from().value()).put("payload", told.payload()));
        } else if (update instanceof SeatUpdate.Ended ended) {
            return new Event("ended", object().put("cause", word(ended.cause())).put("by", ended.by()));
        }
        return new Event("draining", object());
    }

    /** An event before it is put into its envelope. */
    record Event(String type, JsonNode body) {}

    static ObjectNode roster(SeatUpdate.Roster roster, Sight sight) {
        ObjectNode body = object().put("total", roster.total()).put("offset", roster.offset());
        return body.set("entries", participants(roster.entries(), sight));
    }

    /** In the order of 30 section 8. */
    static ArrayNode rights(Set<Right> rights) {
        ArrayNode words = NODES.arrayNode(rights.size());
        rights.stream().sorted().map(Right::word).forEach(words::add);
        return words;
    }

    private static ObjectNode counters(SessionCounters counters) {
        return object().put("present", counters.present()).put("guests", counters.guests());
    }

    private static ObjectNode flags(SessionFlags flags) {
        return object().put("entry_lock", flags.entryLock());
    }

    private static ArrayNode participants(List<Participant> list, Sight sight) {
        ArrayNode array = NODES.arrayNode(list.size());
        list.forEach(p -> array.add(participant(p, sight)));
        return array;
    }

    private static ArrayNode ids(List<ParticipantId> list) {
        ArrayNode array = NODES.arrayNode(list.size());
        list.forEach(id -> array.add(id.value()));
        return array;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
