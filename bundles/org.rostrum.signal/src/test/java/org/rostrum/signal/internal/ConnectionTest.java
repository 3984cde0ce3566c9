// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.signal.internal.Fixture.hello;
import static org.rostrum.signal.internal.Fixture.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.base.id.AccountId;
import org.rostrum.conference.JoinOutcome;
import org.rostrum.conference.JoinRequest;
import org.rostrum.conference.Refusal;
import org.rostrum.conference.SeatCommand;
import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.SeatUpdate;
import org.rostrum.conference.SessionFlags;
import org.rostrum.edge.SignalConnection;
import org.rostrum.edge.SignalHandler;
import org.rostrum.identity.Identity;
import org.rostrum.identity.group.Right;
import org.rostrum.media.MediaSource;

class ConnectionTest {

    private final Fixture f = new Fixture();

    @Test
    void nothingIsTakenBeforeHello() {
        f.connect("session-token-of-ann", null).receive(request("ping", "{}"));
        assertThat(f.client.lastCode()).isEqualTo("hello_first");
    }

    @Test
    void aClientThatSaysNoHelloWithinTenSecondsIsClosed() {
        f.connect(null, null);
        f.time.advance(Duration.ofMillis(9_999));
        assertThat(f.client.closed).isNull();
        f.time.advance(Duration.ofMillis(1));
        assertThat(f.client.closed).isEqualTo(CloseCode.HELLO_TIMEOUT);
    }

    @Test
    void helloTellsWhoWhatAndHowOften() {
        f.connect("session-token-of-ann", "guest-token-of-gus").receive(request("hello", hello()));
        JsonNode body = f.client.last().get("body");
        assertThat(f.client.last().get("type").asText()).isEqualTo("ok");
        assertThat(body.at("/identity/name").asText()).isEqualTo("ann@test");
        assertThat(body.at("/ping_interval_ms").asInt()).isLessThanOrEqualTo(2_500);
        assertThat(body.get("types").toString()).contains("\"join\"", "\"resume\"", "\"participant.mute\"");
    }

    @Test
    void aGuestCookieMakesAGuest() {
        f.connect("stale", "guest-token-of-gus").receive(request("hello", hello()));
        assertThat(f.client.last().at("/body/identity/kind").asText()).isEqualTo("guest");
    }

    @Test
    void withoutAnyIdentityTheConnectionEnds() {
        f.connect(null, null).receive(request("hello", hello()));
        assertThat(f.client.lastCode()).isEqualTo("unauthorized");
        assertThat(f.client.closed).isEqualTo(CloseCode.UNAUTHORIZED);
    }

    @Test
    void aRequestThatFindsThePoolFullIsRefusedAndTheNextOneRuns() {
        Connection connection = f.greeted();
        for (int i = 0; i < RequestLine.OPEN_REQUESTS + 1; i++) {
            f.threads.full = true;
            connection.receive(request("join", "{\"conference_id\":\"42\"}"));
            assertThat(f.client.lastCode()).isEqualTo("tooManyRequests");
            // a sign of life needs nobody else, so a server under load does not take its people for gone
            connection.receive(request("ping", "{}"));
            assertThat(f.client.last().get("type").asText()).isEqualTo("ok");
            f.threads.full = false;
            connection.receive(request("leave", "{}"));
            assertThat(f.client.lastCode()).isEqualTo("not_seated");
            f.time.advance(Duration.ofSeconds(1));
        }
        assertThat(f.client.closed).isNull();
    }

    @Test
    void signingOutElsewhereEndsTheConnectionWithinAMinute() {
        Connection connection = f.greeted();
        f.signedInToken = null;
        f.time.advance(Duration.ofSeconds(60));
        connection.receive(request("ping", "{}"));
        assertThat(f.client.closed).isEqualTo(CloseCode.UNAUTHORIZED);
    }

    @Test
    void clientsAreToldWhyTheirAccountIsLetGo() {
        // 30/PRF-4: every client application shows that the account was deactivated
        for (boolean deleted : new boolean[] {false, true}) {
            Fixture of = new Fixture();
            of.greeted();
            of.signedInToken = null;
            of.ann = deleted ? null : Fixture.annWho(false);
            of.hub.tokensEnded(Fixture.ANN_KEY);
            assertThat(of.client.closed).isEqualTo(deleted ? CloseCode.ACCOUNT_DELETED : CloseCode.ACCOUNT_INACTIVE);
        }
        f.greeted();
        f.hub.disconnected(org.rostrum.base.id.AccountKey.random());
        assertThat(f.client.closed).isNull();
        f.hub.disconnected(Fixture.ANN_KEY);
        assertThat(f.client.closed).as("30/PRF-3").isEqualTo(CloseCode.ACCOUNT_DISCONNECTED);
    }

    @Test
    void endedTokensEndTheConnectionAtOnce() {
        // 61 section 8.2: disconnect
        f.greeted();
        f.hub.tokensEnded(org.rostrum.base.id.AccountKey.random());
        f.hub.tokensEnded(Fixture.ANN_KEY);
        assertThat(f.client.closed).as("another one of his tokens ended").isNull();
        f.signedInToken = null;
        f.hub.tokensEnded(Fixture.ANN_KEY);
        assertThat(f.client.closed).isEqualTo(CloseCode.UNAUTHORIZED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "hello | {\"version\":1} | hello_twice_or_invalid",
        "join | {} | conference_id",
        "join | {\"conference_id\":7} | conference_id",
        "join | {\"conference_id\":\"../etc\"} | conference_id",
        "join | {\"conference_id\":\"1\",\"extra\":1} | extra",
        "self.update | {} | ''",
        "participant.mute | {\"participant_id\":\"p1\",\"source\":\"brain\"} | source",
        "roster.subscribe | {\"offset\":-1,\"limit\":10} | offset",
        "roster.subscribe | {\"offset\":0,\"limit\":101} | limit"
    })
    void aBodyThatBreaksItsSchemaIsRefusedWithItsPlace(String type, String body, String location) {
        f.greeted().receive(request(type, body));
        assertThat(f.client.lastCode()).isEqualTo("invalid_body");
        if (!location.startsWith("hello")) {
            assertThat(f.client.last().at("/body/location").asText()).contains(location);
        }
        assertThat(f.hub.malformed.sum()).isEqualTo(1);
    }

    @Test
    void whatIsNoEnvelopeIsRefusedAndManyOfThemEndTheConnection() {
        Connection connection = f.greeted();
        List<String> bad = List.of("", "null", "[]", "{", "{\"type\":\"x\"}", "{\"type\":\"ping\",\"id\":\"1\",\"more\":1}",
                "{\"type\":\"PING\",\"id\":\"1\"}", "{\"type\":\"ping\",\"id\":\"" + "i".repeat(33) + "\"}",
                "{\"type\":\"ping\",\"id\":\"1\",\"id\":\"2\"}", "{\"type\":\"ping\",\"id\":\"1\",\"body\":" + "[".repeat(50) + "]".repeat(50) + "}");
        bad.forEach(connection::receive);
        assertThat(f.client.sent).hasSize(bad.size()).allMatch(s -> s.contains("\"code\":\"malformed\""));
        assertThat(f.client.closed).isNull();
        for (int i = 0; i <= RequestLine.FAULTS; i++) {
            connection.receive("{");
        }
        assertThat(f.client.closed).isEqualTo(CloseCode.PROTOCOL);
    }

    @Test
    void randomTextNeverThrows() {
        Random random = new Random(7);
        Fixture fixture = new Fixture();
        Connection connection = fixture.greeted();
        for (int i = 0; i < 5_000; i++) {
            if (fixture.client.closed != null || fixture.joined != null) {
                // each text meets a connection that may still do everything
                fixture = new Fixture();
                connection = fixture.greeted();
            }
            fixture.time.advance(Duration.ofSeconds(1));
            char[] text = request("join", "{\"conference_id\":\"42\"}").toCharArray();
            for (int j = 0; j < 3; j++) {
                text[random.nextInt(text.length)] = (char) random.nextInt(0x100);
            }
            connection.receive(new String(text));
        }
    }

    @Test
    void anUnknownTypeIsRefusedWithACode() {
        f.greeted().receive(request("fly", "{}"));
        assertThat(f.client.lastCode()).isEqualTo("unknown_type");
    }

    @Test
    void aFloodOfMessagesEndsTheConnection() {
        Connection connection = f.greeted();
        for (int i = 0; i < RequestLine.BURST + 1; i++) {
            connection.receive(request("ping", "{}"));
        }
        assertThat(f.client.closed).isEqualTo(CloseCode.OVERRUN);
        assertThat(f.hub.overrun.sum()).isEqualTo(1);
    }

    @Test
    void theSustainedRateIsAllowedForEver() {
        Connection connection = f.greeted();
        for (int i = 0; i < 1_000; i++) {
            f.time.advance(Duration.ofMillis(20));
            connection.receive(request("ping", "{}"));
        }
        assertThat(f.client.closed).isNull();
    }

    // 40/AC-3: each refusal reaches the client with its own code
    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND,not_found", "NOT_STARTED,not_started", "NOT_INVITED,not_invited", "GUESTS_FORBIDDEN,guests_forbidden",
        "REGISTRATION_REQUIRED,registration_required", "REGISTRATION_CLOSED,registration_closed", "PIN_REQUIRED,pin_required",
        "PIN_WRONG,pin_wrong", "ENTRY_BANNED,entry_banned", "GUEST_LIMIT,guest_limit", "PARTICIPANTS_LIMIT,participants_limit",
        "LICENCE_LIMIT,licence_limit",
        "LICENCE_EXPIRED,licence_expired", "EXTENSION_NOT_LICENSED,extension_not_licensed", "METHOD_DISABLED,method_disabled", "DUPLICATE_LINK,duplicate_link"
    })
    void aRefusalToJoinReachesTheClientWithItsOwnCode(Refusal refusal, String code) {
        f.onJoin = r -> new JoinOutcome.Refused(refusal, "no");
        f.greeted().receive(request("join", "{\"conference_id\":\"42\"}"));
        assertThat(f.client.lastCode()).isEqualTo(code);
        assertThat(f.client.closed).isNull();
    }

    @Test
    void joiningPassesOnWhatWasAskedAndAnswersWithTheSnapshot() {
        f.greeted().receive(request("join", "{\"conference_id\":\"42\",\"display_name\":\"Annie\",\"pin\":\"1234\",\"camera\":false}"));
        JoinRequest request = f.joined;
        assertThat(request).isNotNull();
        assertThat(request.displayName()).isEqualTo("Annie");
        assertThat(request.pin()).isEqualTo("1234");
        assertThat(request.camera()).isFalse();
        assertThat(request.microphone()).isTrue();
        assertThat(request.method()).isEqualTo(JoinRequest.Method.BROWSER);
        assertThat(request.identity()).isInstanceOf(Identity.User.class);
        assertThat(f.client.last().at("/body/snapshot/own/display_name").asText()).isEqualTo("Ann");
        assertThat(f.client.last().at("/body/resume_token").asText()).isEqualTo("resume-token-0001");
    }

    @Test
    void anUpdateThatComesWhileJoiningIsSeenOnlyAfterTheSnapshot() {
        f.whileJoining = l -> l.update(1, new SeatUpdate.Flags(new SessionFlags(true)));
        f.greeted().receive(request("join", "{\"conference_id\":\"42\"}"));
        assertThat(f.client.sent).hasSize(2);
        assertThat(f.client.sent.get(0)).contains("\"type\":\"ok\"");
        assertThat(f.client.sent.get(1)).contains("\"type\":\"flags\"", "\"seq\":1", "\"entry_lock\":true");
    }

    @Test
    void aSecondSeatOnOneConnectionIsRefused() {
        f.joined().receive(request("join", "{\"conference_id\":\"42\"}"));
        assertThat(f.client.lastCode()).isEqualTo("already_seated");
    }

    @Test
    void commandsNeedASeat() {
        f.greeted().receive(request("session.end", "{}"));
        assertThat(f.client.lastCode()).isEqualTo("not_seated");
    }

    @Test
    void commandsReachTheSeat() {
        Connection c = f.joined();
        c.receive(request("self.update", "{\"microphone\":false,\"display_name\":\"A\"}"));
        c.receive(request("participant.mute", "{\"participant_id\":\"p2\",\"source\":\"camera\"}"));
        c.receive(request("session.lock", "{\"locked\":true}"));
        c.receive(request("participant.role", "{\"participant_id\":\"p2\",\"moderator\":true}"));
        assertThat(f.seat.commands).containsExactly(
                new SeatCommand.Rename("A"),
                new SeatCommand.SetMedia(false, null, null),
                new SeatCommand.Mute(new org.rostrum.base.id.ParticipantId("p2"), MediaSource.CAMERA),
                new SeatCommand.SetEntryLock(true),
                new SeatCommand.SetModerator(new org.rostrum.base.id.ParticipantId("p2"), true));
    }

    // 00/R-83: every message of the client keeps the seat connected
    @Test
    void everyMessageIsASignOfLife() {
        Connection c = f.joined();
        int before = f.seat.heard;
        c.receive(request("ping", "{}"));
        assertThat(f.seat.heard).isEqualTo(before + 1);
    }

    // 00/R-83: a socket that closes without leaving makes the seat away, not ended
    @Test
    void aClosedSocketDetachesTheSeatOnce() {
        Connection c = f.joined();
        c.closed();
        c.closed();
        assertThat(f.seat.detached).isEqualTo(1);
        assertThat(f.seat.commands).isEmpty();
        assertThat(f.hub.size()).isZero();
    }

    @Test
    void theEndOfTheSeatIsToldAndFreesTheConnectionForAnother() {
        Connection c = f.joined();
        f.listener.update(5, new SeatUpdate.Ended(SeatEnd.EXCLUDED, "Bob"));
        assertThat(f.client.last().at("/type").asText()).isEqualTo("ended");
        assertThat(f.client.last().at("/body/cause").asText()).isEqualTo("excluded");
        assertThat(c.seat()).isEmpty();
        c.receive(request("resume", "{\"resume_token\":\"resume-token-0001\"}"));
        assertThat(f.client.last().at("/body/resume_token").asText()).isEqualTo("resume-token-0001-next");
    }

    @Test
    void handlersComeAndGoUnderAnOpenConnection() {
        Connection c = f.joined();
        Echo echo = new Echo();
        c.receive(request("test.echo", "{\"text\":\"hi\"}"));
        assertThat(f.client.lastCode()).isEqualTo("unknown_type");
        f.hub.handlers.add(echo);
        c.receive(request("test.echo", "{\"text\":\"hi\"}"));
        assertThat(f.client.last().at("/body/text").asText()).isEqualTo("hi");
        c.receive(request("test.echo", "{\"text\":7}"));
        assertThat(f.client.lastCode()).isEqualTo("invalid_body");
        f.hub.handlers.remove(echo);
        c.receive(request("test.echo", "{\"text\":\"hi\"}"));
        assertThat(f.client.lastCode()).isEqualTo("unknown_type");
    }

    @Test // 30/RGT-7, 30/GRP-13, 30/ZON-32
    void whatNeedsARightIsRefusedWithoutItAndChangesAreToldAtOnce() {
        Connection hello = f.connect("session-token-of-ann", null);
        hello.receive(request("hello", Fixture.hello()));
        assertThat(f.client.last().at("/body/rights")).hasSize(11);
        f.client.sent.clear();
        Echo echo = new Echo();
        echo.right = Right.POLL;
        f.hub.handlers.add(echo);
        hello.receive(request("test.echo", "{\"text\":\"hi\"}"));
        assertThat(f.client.last().at("/body/text").asText()).isEqualTo("hi");
        f.rights.take(new Identity.User(Fixture.ANN_KEY, new AccountId("ann", "test"), "Ann"), Right.POLL, Right.CALL);
        assertThat(f.client.last().at("/type").asText()).isEqualTo("rights");
        assertThat(f.client.last().at("/body/granted")).hasSize(9);
        hello.receive(request("test.echo", "{\"text\":\"hi\"}"));
        assertThat(f.client.lastCode() + f.client.last().at("/body/location").asText()).isEqualTo("rightMissingpoll");
        assertThat(echo.connections).as("the handler was not asked").hasSize(1);
        assertThat(hello.may(Right.RECORD)).isTrue();
        hello.closed();
        assertThat(f.rights.holders()).isZero();
    }

    @Test
    void handlersLetGoWhenTheSeatEndsAndWhenTheSocketCloses() {
        Echo echo = new Echo();
        f.hub.handlers.add(echo);
        Connection c = f.joined();
        f.listener.update(5, new SeatUpdate.Ended(SeatEnd.CONFERENCE_ENDED, null));
        assertThat(echo.released).isEqualTo(1);
        c.closed();
        assertThat(echo.released).isEqualTo(2);
    }

    @Test
    void aFaultOfAHandlerIsAnsweredWithoutDetails() {
        f.onJoin = r -> {
            throw new IllegalStateException("secret detail");
        };
        f.greeted().receive(request("join", "{\"conference_id\":\"42\"}"));
        assertThat(f.client.lastCode()).isEqualTo("internal");
        assertThat(f.client.last().toString()).doesNotContain("secret");
    }

    /** A handler as an extension would write it. */
    private static final class Echo implements SignalHandler {
        final List<SignalConnection> connections = new ArrayList<>();
        @Nullable Right right;
        int released;

        @Override
        public Optional<Right> needs(String type) {
            return Optional.ofNullable(right);
        }

        @Override
        public Set<String> types() {
            return Set.of("test.echo");
        }

        @Override
        public InputStream schema(String fileName) {
            String text = fileName.equals("common.json")
                    ? "{\"$defs\":{\"Text\":{\"type\":\"string\"}}}"
                    : "{\"type\":\"object\",\"properties\":{\"text\":{\"$ref\":\"common.json#/$defs/Text\"}}}";
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public CompletionStage<JsonNode> handle(String type, JsonNode body, SignalConnection connection) {
            connections.add(connection);
            return CompletableFuture.completedFuture(body);
        }

        @Override
        public void released(SignalConnection connection) {
            released++;
        }
    }
}
