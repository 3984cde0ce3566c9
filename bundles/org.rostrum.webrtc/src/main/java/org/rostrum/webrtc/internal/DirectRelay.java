// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.Seat;
import org.rostrum.edge.DirectMedia;
import org.rostrum.edge.SignalConnection;

/**
 * Hands offers, answers and candidates of direct transports from one participant to the other, as long as their media may go directly
 * (00/R-19). Knows the connections by what they sent last. Thread-safe.
 */
final class DirectRelay {

    /** Longest description that one may send to the other. */
    static final int MAX_SDP = 65_536;

    private record Key(SessionId session, ParticipantId participant) {}

    private final Map<Key, SignalConnection> connections = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable DirectMedia> policy = new AtomicReference<>();

    void use(DirectMedia service) {
        policy.set(service);
    }

    void drop(DirectMedia service) {
        policy.compareAndSet(service, null);
    }

    /** A seat speaks on this connection. */
    void heard(Seat seat, SignalConnection connection) {
        connections.put(new Key(seat.session(), seat.participant()), connection);
    }

    void released(SignalConnection connection) {
        connections.values().remove(connection);
    }

    /** @throws RostrumException where the two may not connect, or the other is not there */
    void relay(String type, JsonNode body, Seat from) {
        DirectMedia allowed = policy.get();
        if (allowed == null || !allowed.allowed(from.conference())) {
            throw new RostrumException(MediaError.TRANSPORT_NOT_AVAILABLE, "media of this session go through the server", "transport");
        }
        String event = switch (type) {
            case "media.offer", "media.answer", "media.candidate" -> type;
            case "media.disconnect" -> "media.closed";
            default -> throw new RostrumException(MediaError.TRANSPORT_NOT_AVAILABLE, "not on a direct transport", "transport");
        };
        if (body.path("sdp").asText().length() > MAX_SDP) {
            throw new RostrumException(MediaError.SDP_MALFORMED, "longer than " + MAX_SDP, "sdp");
        }
        ParticipantId to = new ParticipantId(body.path("transport").asText());
        SignalConnection other = connections.get(new Key(from.session(), to));
        if (other == null || to.equals(from.participant())) {
            throw new RostrumException(MediaError.PEER_AWAY, "the participant is not connected", "transport");
        }
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        body.fields().forEachRemaining(field -> told.set(field.getKey(), field.getValue()));
        told.put("transport", from.participant().value());
        if (event.equals("media.closed")) {
            told.put("cause", "remote");
        }
        other.send(event, told);
    }
}
