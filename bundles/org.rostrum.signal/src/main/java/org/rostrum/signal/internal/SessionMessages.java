// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.conference.JoinOutcome;
import org.rostrum.conference.JoinRequest;
import org.rostrum.conference.Seat;
import org.rostrum.conference.SeatCommand;
import org.rostrum.identity.Identity;
import org.rostrum.identity.SignInService;
import org.rostrum.identity.group.Right;
import org.rostrum.media.MediaSource;
import org.rostrum.settings.ServerSettings;

/** The message types of the core: hello, joining, own state, moderation, roster, messages between participants. Stateless. */
final class SessionMessages {

    static final int VERSION = 1;
    static final int MESSAGE_BYTES = 320 * 1024;
    static final int PING_INTERVAL_MS = 2_000;

    private static final JsonNode DONE = Wire.object();

    private SessionMessages() {}

    static void register(Hub hub) {
        Map<String, HandlerRegistry.Request> types = new LinkedHashMap<>();
        types.put("hello", SessionMessages::hello);
        types.put(RequestLine.PING, SessionMessages::ping);
        types.put("join", SessionMessages::join);
        types.put("resume", SessionMessages::resume);
        types.put("leave", (c, b) -> leave(c));
        types.put("self.update", SessionMessages::selfUpdate);
        types.put("participant.mute", command(b -> new SeatCommand.Mute(participant(b), source(b))));
        types.put("participant.mute_all", command(b -> new SeatCommand.MuteAll()));
        types.put("participant.remove", command(b -> new SeatCommand.Remove(participant(b))));
        types.put("participant.role", command(b -> new SeatCommand.SetModerator(participant(b), b.get("moderator").booleanValue())));
        types.put("session.lock", command(b -> new SeatCommand.SetEntryLock(b.get("locked").booleanValue())));
        types.put("session.end", command(b -> new SeatCommand.End()));
        types.put("roster.subscribe", SessionMessages::watchRoster);
        types.put("roster.unsubscribe", SessionMessages::unwatchRoster);
        types.put("peer.message", SessionMessages::tell);
        hub.handlers.add(hub, SessionMessages::schema, types.keySet(), types::get);
    }

    private static @Nullable InputStream schema(String file) {
        return SessionMessages.class.getResourceAsStream("/schemas/" + file);
    }

    // --- connection

    private static CompletionStage<JsonNode> hello(Connection c, JsonNode body) {
        if (c.login() != null) {
            throw new RostrumException(SignalError.HELLO_TWICE, "hello was said already");
        }
        if (body.get("version").intValue() < VERSION) {
            throw new RostrumException(SignalError.VERSION, "this server speaks version " + VERSION, "version");
        }
        Connection.Login login = login(c, body);
        c.online(OnlinePlace.take(c.hub(), login));
        c.hold(c.hub().rights.hold(login.identity(), c.address()));
        c.loggedIn(login);
        Set<Right> granted = c.rights().granted();
        c.afterAnswer(() -> {
            c.followRights(granted);
            c.announce();
        });
        return CompletableFuture.completedFuture(welcome(c, login, granted));
    }

    private static Connection.Login login(Connection c, JsonNode body) {
        String given = body.path("token").asText("");
        String[] tokens = given.isEmpty()
                ? new String[] {c.facts().sessionToken(), c.facts().guestToken()}
                : new String[] {given};
        for (String token : tokens) {
            Identity identity = token == null
                    ? null
                    : c.hub().signIn.authenticate(token).map(SignInService.Session::identity).orElse(null);
            if (identity instanceof Identity.User || identity instanceof Identity.Guest) {
                return new Connection.Login(identity, token, (ObjectNode) body.get("client"), body.get("app_instance").textValue());
            }
        }
        throw new RostrumException(CommonError.UNAUTHORIZED, "sign in, or take a guest identity first");
    }

    private static ObjectNode welcome(Connection c, Connection.Login login, Set<Right> granted) {
        Hub hub = c.hub();
        ObjectNode node = Wire.object().put("version", VERSION).put("connection_id", c.id());
        node.putObject("server")
                .put("name", hub.settings.get(ServerSettings.SERVER_NAME))
                .put("version", hub.version)
                .put("time", hub.clock.millis());
        node.putObject("identity")
                .put("kind", login.identity() instanceof Identity.Guest ? "guest" : "user")
                .put("name", login.identity().name())
                .put("display_name", login.identity().displayName());
        node.putObject("limits").put("message_bytes", MESSAGE_BYTES).put("messages_per_second", RequestLine.MESSAGES_PER_SECOND);
        node.put("ping_interval_ms", PING_INTERVAL_MS);
        node.set("rights", Wire.rights(granted));
        ArrayNode types = node.putArray("types");
        hub.handlers.types().forEach(types::add);
        return node;
    }

    private static CompletionStage<JsonNode> ping(Connection c, JsonNode body) {
        c.recheck();
        return CompletableFuture.completedFuture(Wire.object().put("time", c.hub().clock.millis()));
    }

    // --- seat

    private static CompletionStage<JsonNode> join(Connection c, JsonNode body) {
        requireNoSeat(c);
        SeatLink link = new SeatLink(c);
        return c.hub().sessions.join(joinRequest(c, body), link).thenApply(outcome -> seated(c, link, outcome));
    }

    private static JoinRequest joinRequest(Connection c, JsonNode body) {
        Connection.Login login = c.login();
        if (login == null) {
            throw new IllegalStateException("no hello yet");
        }
        return new JoinRequest(
                new ConferenceId(body.get("conference_id").textValue()),
                login.identity(),
                body.path("display_name").asText(null),
                body.path("pin").asText(null),
                JoinRequest.Method.valueOf(login.client().get("kind").textValue().toUpperCase(Locale.ROOT)),
                login.appInstance(),
                c.address(),
                c.facts().userAgent(),
                body.path("microphone").asBoolean(true),
                body.path("camera").asBoolean(true));
    }

    private static CompletionStage<JsonNode> resume(Connection c, JsonNode body) {
        requireNoSeat(c);
        SeatLink link = new SeatLink(c);
        return c.hub().sessions.resume(body.get("resume_token").textValue(), c.address(), link).thenApply(outcome -> seated(c, link, outcome));
    }

    private static JsonNode seated(Connection c, SeatLink link, JoinOutcome outcome) {
        if (outcome instanceof JoinOutcome.Refused refused) {
            throw new RostrumException(refused.refusal(), refused.message());
        }
        JoinOutcome.Admitted admitted = (JoinOutcome.Admitted) outcome;
        link.seated(admitted.seat());
        c.seat(link);
        c.afterAnswer(link::open);
        ObjectNode body = Wire.object().put("resume_token", admitted.resumeToken());
        body.set("snapshot", Wire.snapshot(admitted.snapshot(), c.sight(admitted.seat().participant())));
        return body;
    }

    private static void requireNoSeat(Connection c) {
        if (c.seat().isPresent()) {
            throw new RostrumException(SignalError.ALREADY_SEATED, "one seat for each connection; leave first");
        }
    }

    private static Seat requireSeat(Connection c) {
        return c.seat().orElseThrow(() -> new RostrumException(SignalError.NOT_SEATED, "join a conference first"));
    }

    private static CompletionStage<JsonNode> leave(Connection c) {
        return requireSeat(c).execute(new SeatCommand.Leave()).thenApply(nothing -> {
            c.unseat();
            return DONE;
        });
    }

    private static CompletionStage<JsonNode> selfUpdate(Connection c, JsonNode body) {
        Seat seat = requireSeat(c);
        CompletionStage<Void> done = CompletableFuture.completedFuture(null);
        if (body.has("display_name")) {
            done = seat.execute(new SeatCommand.Rename(body.get("display_name").textValue()));
        }
        if (body.has("microphone") || body.has("camera") || body.has("content")) {
            SeatCommand media = new SeatCommand.SetMedia(flag(body, "microphone"), flag(body, "camera"), flag(body, "content"));
            done = done.thenCompose(nothing -> seat.execute(media));
        }
        return done.thenApply(nothing -> DONE);
    }

    private static @Nullable Boolean flag(JsonNode body, String name) {
        return body.has(name) ? body.get(name).booleanValue() : null;
    }

    private static HandlerRegistry.Request command(Function<JsonNode, SeatCommand> command) {
        return (c, body) -> requireSeat(c).execute(command.apply(body)).thenApply(nothing -> DONE);
    }

    private static ParticipantId participant(JsonNode body) {
        return new ParticipantId(body.get("participant_id").textValue());
    }

    private static MediaSource source(JsonNode body) {
        return MediaSource.valueOf(body.get("source").textValue().toUpperCase(Locale.ROOT));
    }

    // --- roster and messages

    private static CompletionStage<JsonNode> watchRoster(Connection c, JsonNode body) {
        Seat seat = requireSeat(c);
        return seat.watchRoster(body.get("offset").intValue(), body.get("limit").intValue(), body.path("search").asText(""), c.seesIds())
                .thenApply(roster -> Wire.roster(roster, c.sight(seat.participant())));
    }

    private static CompletionStage<JsonNode> unwatchRoster(Connection c, JsonNode body) {
        requireSeat(c).unwatchRoster();
        return CompletableFuture.completedFuture(DONE);
    }

    private static CompletionStage<JsonNode> tell(Connection c, JsonNode body) {
        return requireSeat(c)
                .tell(new ParticipantId(body.get("to").textValue()), body.get("payload").textValue())
                .thenApply(nothing -> DONE);
    }
}
