// SPDX-License-Identifier: Apache-2.0
package org.example.applause;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.RostrumException;
import org.rostrum.conference.Seat;
import org.rostrum.edge.SignalConnection;
import org.rostrum.edge.SignalHandler;

/** Signalling: {@code applause.clap} counts, and tells all in the session who clapped along before. */
@Component(service = SignalHandler.class)
public final class ApplauseSignal implements SignalHandler {

    private static final String CLAP = "applause.clap";
    private static final String CLAPPED = "applause.clapped";

    private final Applause applause;
    private final Set<SignalConnection> clapping = ConcurrentHashMap.newKeySet();

    @Activate
    public ApplauseSignal(@Reference Applause applause) {
        this.applause = applause;
    }

    @Override
    public Set<String> types() {
        return Set.of(CLAP);
    }

    @Override
    public @Nullable InputStream schema(String fileName) {
        return ApplauseSignal.class.getResourceAsStream("/schemas/" + fileName);
    }

    @Override
    public CompletionStage<JsonNode> handle(String type, JsonNode body, SignalConnection connection) {
        Seat seat = connection.seat().orElseThrow(() -> new RostrumException(ApplauseError.NOT_IN_MEETING, "Join a meeting first."));
        long claps = applause.clap(seat.session(), body.path("times").asInt(1));
        JsonNode news = JsonNodeFactory.instance.objectNode().put("claps", claps);
        clapping.add(connection);
        clapping.stream()
                .filter(other -> other.seat().filter(s -> s.session().equals(seat.session())).isPresent())
                .forEach(other -> other.send(CLAPPED, news));
        return CompletableFuture.completedFuture(news);
    }

    /** The connection is over, or this extension is: keep nothing of it. */
    @Override
    public void released(SignalConnection connection) {
        clapping.remove(connection);
    }
}
