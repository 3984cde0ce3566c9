// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.call.CallError;
import org.rostrum.call.CallId;
import org.rostrum.call.CallService;
import org.rostrum.call.CallView;
import org.rostrum.edge.SignalConnection;
import org.rostrum.edge.SignalHandler;
import org.rostrum.identity.Identity;
import org.rostrum.identity.ProfileField;
import org.rostrum.identity.VisibleFields;
import org.rostrum.identity.VisibleFields.Viewer;
import org.rostrum.identity.group.Right;

/** Calls on the signalling socket (docs/protocols/calls.md); accounts only. */
@Component(service = SignalHandler.class)
public final class CallSignalHandler implements SignalHandler {

    private static final Set<String> TYPES =
            Set.of("call.start", "call.invite", "call.accept", "call.reject", "call.hang_up", "call.hold", "call.list", "call.leave");

    private final CallService calls;
    private final BooleanSupplier ids;

    @Activate
    public CallSignalHandler(@Reference CallService calls, @Reference VisibleFields fields) {
        this(calls, () -> fields.seenBy(Viewer.COLLEAGUE).contains(ProfileField.ID));
    }

    /** @param ids whether people are shown the IDs of others now */
    CallSignalHandler(CallService calls, BooleanSupplier ids) {
        this.calls = calls;
        this.ids = ids;
    }

    @Override
    public Set<String> types() {
        return TYPES;
    }

    /** 30/R2: beginning a call; who answers (30/B-10), holds or hangs up needs nothing. */
    @Override
    public Optional<Right> needs(String type) {
        return type.equals("call.start") ? Optional.of(Right.CALL) : Optional.empty();
    }

    @Override
    public @Nullable InputStream schema(String fileName) {
        return CallSignalHandler.class.getResourceAsStream("/schemas/" + fileName);
    }

    @Override
    public CompletionStage<JsonNode> handle(String type, JsonNode body, SignalConnection connection) {
        if (!(connection.identity() instanceof Identity.User user)) {
            throw new RostrumException(CallError.ACCOUNT_NEEDED, "Calls are for accounts.");
        }
        String device = connection.id();
        return switch (type) {
            case "call.start" -> calls.start(user, body.get("target").textValue(), device).thenApply(started -> started(started, user));
            case "call.invite" -> invite(user, body, connection).thenApply(call -> reply(call, user));
            case "call.accept" -> calls.accept(user, id(body), device).thenApply(call -> reply(call, user));
            case "call.reject" -> calls.reject(user, id(body)).thenApply(call -> reply(call, user));
            case "call.hang_up" -> calls.hangUp(user, id(body)).thenApply(call -> reply(call, user));
            case "call.hold" -> calls.hold(user, id(body), body.get("on").booleanValue()).thenApply(call -> reply(call, user));
            case "call.list" -> list(user, body, device);
            case "call.leave" -> leave(user, body, device);
            default -> throw new IllegalArgumentException("not one of ours: " + type);
        };
    }

    private CompletionStage<CallView> invite(Identity.User user, JsonNode body, SignalConnection connection) {
        ConferenceId conference = new ConferenceId(body.get("conference_id").textValue());
        if (calls.widens(conference)) {
            connection.require(Right.CONFERENCE_CREATE);
        }
        return calls.invite(user, conference, body.get("target").textValue(), connection.id());
    }

    private static CallId id(JsonNode body) {
        return new CallId(body.get("call_id").textValue());
    }

    private JsonNode started(CallService.Started started, Identity.User user) {
        CallView call = started.call();
        ObjectNode reply = call == null ? JsonNodeFactory.instance.objectNode() : reply(call, user);
        return started.conference() == null ? reply : reply.put("conference_id", started.conference().value());
    }

    private ObjectNode reply(CallView call, Identity.User user) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.set("call", CallWire.call(call, user.key(), ids.getAsBoolean()));
        return reply;
    }

    /** What rings and goes on; a page that comes back with a call of its own takes it over. */
    private CompletionStage<JsonNode> list(Identity.User user, JsonNode body, String device) {
        if (!body.has("call_id")) {
            return CompletableFuture.completedFuture(list(calls.of(user.key()), user));
        }
        return calls.attach(user, id(body), device, body.path("take").asBoolean()).thenApply(call -> list(call.stream().toList(), user));
    }

    private JsonNode list(List<CallView> calls, Identity.User user) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        ArrayNode list = reply.putArray("calls");
        calls.forEach(call -> list.add(CallWire.call(call, user.key(), ids.getAsBoolean())));
        return reply;
    }

    private CompletionStage<JsonNode> leave(Identity.User user, JsonNode body, String device) {
        calls.leave(user.key(), id(body), device);
        return CompletableFuture.completedFuture(JsonNodeFactory.instance.objectNode());
    }

    @Override
    public void released(SignalConnection connection) {
        calls.gone(connection.id());
    }
}
