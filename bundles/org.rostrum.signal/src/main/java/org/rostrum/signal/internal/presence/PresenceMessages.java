// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal.presence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.thread.Threads;
import org.rostrum.edge.AccountDevices;
import org.rostrum.edge.SignalConnection;
import org.rostrum.edge.SignalHandler;
import org.rostrum.identity.Identity;
import org.rostrum.identity.contact.CallTargets;
import org.rostrum.identity.presence.Presence;
import org.rostrum.identity.presence.PresenceService;

/**
 * Live presence over the socket: a connection watches one window of accounts at a time, for users only. Events tell what has changed,
 * a few times a second at most. Thread-safe.
 */
@Component(service = SignalHandler.class)
public final class PresenceMessages implements SignalHandler {

    private static final String SUBSCRIBE = "presence.subscribe";
    private static final String UNSUBSCRIBE = "presence.unsubscribe";
    private static final String EVENT = "presence";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final PresenceService presence;
    private final CallTargets targets;
    private final AccountDevices devices;
    private final Executor io;
    private final Map<SignalConnection, PresenceService.Watch> watches = new ConcurrentHashMap<>();

    @Activate
    public PresenceMessages(
            @Reference PresenceService presence, @Reference CallTargets targets, @Reference AccountDevices devices, @Reference Threads threads) {
        this.presence = presence;
        this.targets = targets;
        this.devices = devices;
        this.io = threads.io();
    }

    @Override
    public Set<String> types() {
        return Set.of(SUBSCRIBE, UNSUBSCRIBE);
    }

    @Override
    public @Nullable InputStream schema(String fileName) {
        return PresenceMessages.class.getResourceAsStream("/schemas/" + fileName);
    }

    @Override
    public CompletionStage<JsonNode> handle(String type, JsonNode body, SignalConnection connection) {
        if (!(connection.identity() instanceof Identity.User user)) {
            throw new RostrumException(CommonError.FORBIDDEN, "Only accounts of this server see presence.");
        }
        if (type.equals(UNSUBSCRIBE)) {
            released(connection);
            return CompletableFuture.completedFuture(JSON.objectNode());
        }
        List<String> ids = new ArrayList<>();
        body.get("ids").forEach(id -> ids.add(id.textValue()));
        return CompletableFuture.supplyAsync(() -> subscribe(connection, user, ids), io);
    }

    private JsonNode subscribe(SignalConnection connection, Identity.User user, Collection<String> ids) {
        Map<String, AccountKey> accounts = targets.accounts(ids);
        Map<AccountKey, List<String>> names = new HashMap<>();
        accounts.forEach((id, key) -> names.computeIfAbsent(key, k -> new ArrayList<>()).add(id));
        PresenceService.Watch watch = presence.watch(user.key(), names.keySet(), news -> connection.send(EVENT, body(news, names)));
        close(watches.put(connection, watch));
        if (!devices.of(user.key()).contains(connection)) {
            released(connection); // it has closed meanwhile
        }
        return JSON.objectNode();
    }

    private static ObjectNode body(Map<AccountKey, Presence> news, Map<AccountKey, List<String>> names) {
        ObjectNode body = JSON.objectNode();
        ArrayNode list = body.putArray("list");
        news.forEach((key, state) -> names.getOrDefault(key, List.of())
                .forEach(id -> list.addObject().put("id", id).put("status", state.number())));
        return body;
    }

    @Override
    public void released(SignalConnection connection) {
        close(watches.remove(connection));
    }

    private static void close(PresenceService.@Nullable Watch watch) {
        if (watch != null) {
            watch.close();
        }
    }

    @Deactivate
    void close() {
        watches.values().forEach(PresenceService.Watch::close);
        watches.clear();
    }
}
