// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.ErrorCode;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.media.MediaKind;
import org.rostrum.media.MediaLimits;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.LayerState;
import org.rostrum.media.leg.LegEnd;
import org.rostrum.media.leg.LegInput;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.media.leg.ReceiveSlot;
import org.rostrum.media.leg.SlotClock;
import org.rostrum.media.leg.SlotState;
import org.rostrum.media.leg.SlotWish;
import org.rostrum.media.net.TransportHandler.CloseReason;
import org.rostrum.media.turn.TurnService;
import org.rostrum.test.DirectThreads;
import org.rostrum.test.VirtualTime;

class MediaSignalHandlerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ParticipantId ALICE = new ParticipantId("alice");
    private static final SessionId SESSION = new SessionId(9);

    private final VirtualTime time = new VirtualTime();
    private final FakeTransports transports = new FakeTransports();
    private final FakeLegs legs = new FakeLegs();
    private final IceServers servers = new IceServers();
    private final MediaSignalHandler handler = new MediaSignalHandler(transports, legs, new FakeRooms(), new DirectThreads(time), servers, time);
    private final FakeConnection connection = new FakeConnection(ALICE, SESSION);

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void send(String type, String body) {
        handler.handle(type, json(body), connection).toCompletableFuture().join();
    }

    private void connect(int video) {
        send("media.connect", "{'transport':'server','audio_slots':2,'video_slots':" + video + ",'codecs':['VP8','H264']}");
    }

    private void answer(int revision, String sdp) {
        handler.handle("media.answer", JSON.createObjectNode().put("transport", "server").put("revision", revision).put("sdp", sdp), connection);
    }

    private static String sdp(String browser) {
        try (InputStream in = MediaSignalHandlerTest.class.getResourceAsStream("/sdp/" + browser + "-answer.sdp")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertRefused(ErrorCode code, Runnable request) {
        int events = connection.events.size();
        assertThatThrownBy(request::run).isInstanceOfSatisfying(RostrumException.class, e -> assertThat(e.error()).isEqualTo(code));
        assertThat(connection.events).hasSize(events);
    }

    private FakeConnection.Event last() {
        return connection.events.get(connection.events.size() - 1);
    }

    @Test
    void connectGivesAnOfferWithTheSlotsAskedFor() {
        connect(3);

        assertThat(last().type()).isEqualTo("media.offer");
        assertThat(last().body().path("revision").asInt()).isEqualTo(1);
        assertThat(last().body().path("sdp").asText()).contains("a=mid:a1\r\n", "a=mid:v2\r\n", "a=ice-ufrag:ufrag", "H264/90000")
                .doesNotContain("a=mid:a2", "a=mid:v3", "VP9");
    }

    @Test // 20/WRTC-5, 20/WRTC-10: relays are named with credentials for this participant
    void theOfferNamesTheRelaysForThisClient() {
        connect(1);
        assertThat(last().body().has("ice_servers")).as("no relay runs").isFalse();
        TurnService turn = new FakeTurn();
        servers.setTurn(turn);
        connect(1);
        JsonNode server = last().body().path("ice_servers").path(0);
        assertThat(server.path("urls").path(0).asText()).isEqualTo("turn:meet.test:4307");
        assertThat(server.path("username").asText()).isEqualTo("alice");
        assertThat(server.path("credential").asText()).isEqualTo("secret");
        servers.unsetTurn(turn);
        connect(1);
        assertThat(last().body().has("ice_servers")).isFalse();
    }

    /** Names whoever asks. */
    private static final class FakeTurn implements TurnService {

        @Override
        public List<IceServer> forClient(String label, String host, int reachedPort) {
            return List.of(new IceServer(List.of("turn:" + host + ":" + reachedPort), label, "secret"));
        }

        @Override
        public TurnStats stats() {
            return new TurnStats(0, 0, 0, 0, 0);
        }

        @Override
        public TurnCheck check() {
            return TurnCheck.OFF;
        }
    }

    @Test // 20 section 8: connected, path lost, ICE restart
    void aRestartIsAnOfferWithNewCredentialsOnTheSameTransport() {
        assertRefused(MediaError.NOT_CONNECTED, () -> send("media.restart", "{'transport':'server'}"));
        connect(1);
        answer(1, sdp("chromium"));
        send("media.restart", "{'transport':'server'}");
        assertThat(last().type()).isEqualTo("media.offer");
        assertThat(last().body().path("revision").asInt()).isEqualTo(2);
        assertThat(last().body().path("sdp").asText()).contains("a=ice-ufrag:ufrag1\r\n");
        assertThat(transports.made).hasSize(1);
        assertThat(transports.made.get(0).closed).isFalse();
        assertThat(legs.attached).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chromium", "firefox"})
    void answersOfBrowsersAreTaken(String browser) {
        connect(2);
        answer(1, sdp(browser));

        FakeLegs.Attached leg = legs.attached.get(0);
        assertThat(transports.made.get(0).remotes).singleElement().asString().contains("sha-256 ");
        assertThat(leg.inputs).extracting(LegInput::source)
                .containsExactly(MediaSource.MICROPHONE, MediaSource.CAMERA, MediaSource.CONTENT, MediaSource.CONTENT_AUDIO);
        assertThat(leg.inputs.get(0).encodings().get(0).ssrc()).isNotZero();
        assertThat(leg.inputs.get(1).encodings()).extracting(LegInput.Encoding::rid).containsExactly("h", "m", "l");
        assertThat(leg.inputs.get(2).encodings().get(0).rtxSsrc()).isNotZero();
        assertThat(leg.format.payloadTypes().get(MediaCodec.VP8).rtx()).isEqualTo(97);
        assertThat(leg.format.extensions().mid()).isEqualTo(BrowserFormat.MID);
        assertThat(leg.format.extensions().transportCc()).isEqualTo(BrowserFormat.TRANSPORT_CC);
        assertThat(leg.format.alsoSent()).containsEntry(BrowserFormat.OPUS_STEREO, MediaCodec.OPUS);
    }

    @Test
    void answersThatDoNotFitAreRefusedAndBreakNothing() {
        assertRefused(MediaError.NOT_CONNECTED, () -> answer(1, sdp("chromium")));
        connect(2);
        assertRefused(MediaError.STALE_REVISION, () -> answer(2, sdp("chromium")));
        assertRefused(MediaError.SDP_MALFORMED, () -> answer(1, "nonsense"));
        assertRefused(MediaError.MID_MISSING, () -> answer(1, sdp("chromium").replace("a=mid:v1", "a=mid:v9")));
        assertRefused(MediaError.SDP_INCOMPLETE, () -> answer(1, sdp("chromium").replace("a=ice-ufrag", "a=x")));
        assertRefused(MediaError.SDP_INCOMPLETE, () -> answer(1, sdp("chromium").replace("a=fingerprint:sha-256", "a=fingerprint:sha-1")));
        assertRefused(MediaError.SDP_INCOMPLETE, () -> answer(1, sdp("chromium").replace("a=setup:active", "a=setup:passive")));
        assertThat(transports.made.get(0).remotes).isEmpty();
        answer(1, sdp("chromium"));
        assertRefused(MediaError.ANSWER_NOT_EXPECTED, () -> answer(1, sdp("chromium")));

        assertThat(transports.made.get(0).remotes).hasSize(1);
    }

    @Test
    void rejectedSectionsAreNotThere() {
        connect(2);
        answer(1, sdp("chromium").replaceFirst("m=video 9", "m=video 0"));

        assertThat(legs.attached.get(0).inputs).extracting(LegInput::source).doesNotContain(MediaSource.CAMERA).contains(MediaSource.CONTENT);
    }

    @Test
    void wishesReachTheLegAndMoreSlotsThanSectionsMakeANewOffer() {
        connect(1);
        send("media.slots", "{'transport':'server','video':[{'slot':'v0','width':320,'height':180}]}");
        assertThat(legs.attached.get(0).wishes).containsExactly(new SlotWish(0, null, MediaSource.CAMERA, 320, 180));
        send("media.slots", "{'transport':'server','video':[{'slot':'v2','participant_id':'bob','source':'content','width':1280,'height':720}]}");
        assertThat(legs.attached.get(0).wishes).containsExactly(new SlotWish(2, new ParticipantId("bob"), MediaSource.CONTENT, 1280, 720));
        assertThat(connection.events).as("an offer waits for its answer").hasSize(1);
        answer(1, sdp("chromium"));

        assertThat(last().body().path("revision").asInt()).isEqualTo(2);
        assertThat(last().body().path("sdp").asText()).contains("a=mid:v2\r\n");
        assertRefused(MediaError.SLOT_UNKNOWN, () -> send("media.slots", "{'transport':'server','video':[{'slot':'v49','width':1,'height':1}]}"));
        assertRefused(MediaError.SLOT_UNKNOWN, () -> send("media.slots",
                "{'transport':'server','video':[{'slot':'v0','width':1,'height':1},{'slot':'v0','width':1,'height':1}]}"));
    }

    @Test
    void anotherCodecOfTheRoomMakesANewOffer() {
        connect(2);
        answer(1, sdp("chromium"));
        legs.attached.get(0).codec = MediaCodec.H264;
        legs.attached.get(0).listener.videoCodec(MediaCodec.H264);

        String offer = last().body().path("sdp").asText();
        assertThat(last().body().path("revision").asInt()).isEqualTo(2);
        assertThat(offer.substring(offer.indexOf("a=mid:cam"), offer.indexOf("a=mid:con"))).contains("H264").doesNotContain("VP8");
    }

    @Test
    void newsGoToTheClientAsTheSchemasSay() {
        connect(1);
        FakeLegs.Attached leg = legs.attached.get(0);
        leg.listener.slots(List.of(new SlotState(new ReceiveSlot(MediaKind.VIDEO, 0, 1, 2), new ParticipantId("bob"), MediaSource.CAMERA,
                320, 180, SlotState.Pause.NONE)));
        assertThat(last().body()).isEqualTo(json("{'transport':'server','slots':[{'slot':'v0','participant_id':'bob','source':'camera',"
                + "'width':320,'height':180,'paused':'none'}]}"));
        leg.listener.speakers(List.of(ALICE));

        assertThat(last().body()).isEqualTo(json("{'speakers':['alice']}"));
        leg.listener.layers(MediaSource.CAMERA, List.of(new LayerState("h", false), new LayerState("l", true)));

        assertThat(last().type()).isEqualTo("media.layers");
        assertThat(last().body()).isEqualTo(json("{'transport':'server','source':'camera',"
                + "'rids':[{'rid':'h','active':false},{'rid':'l','active':true}]}"));
        leg.listener.clocks(List.of(new SlotClock(new ReceiveSlot(MediaKind.AUDIO, 1, 3, 0), new ParticipantId("bob"), MediaSource.MICROPHONE,
                -1, 1_800_000_000_000_500L)));

        assertThat(last().type()).isEqualTo("media.clocks");
        assertThat(last().body()).isEqualTo(json("{'transport':'server','clocks':[{'slot':'a1','participant_id':'bob','source':'microphone',"
                + "'rtp_timestamp':4294967295,'captured':1800000000000.5}]}"));
        leg.listener.layers(MediaSource.CONTENT, List.of(new LayerState("", true, 310_000)));

        assertThat(last().body())
                .isEqualTo(json("{'transport':'server','source':'content','rids':[{'rid':'','active':true,'max_bitrate':310000}]}"));
    }

    @Test // 30/BW-6: the client is told what holds
    void limitsAreTold() {
        connect(1);
        legs.attached.get(0).listener.limits(new MediaLimits(1_024_000, MediaLimits.UNLIMITED));

        assertThat(last().type()).isEqualTo("media.limits");
        assertThat(last().body().toString()).isEqualTo("{\"transport\":\"server\",\"receive_bps\":1024000,\"send_bps\":null}");
    }

    @Test
    void redundantSoundIsNegotiatedWhileItIsWanted() {
        connect(1);
        answer(1, sdp("chromium"));
        legs.attached.get(0).listener.redundancy(true);
        String offer = last().body().path("sdp").asText();
        assertThat(last().body().path("revision").asInt()).isEqualTo(2);
        assertThat(offer.substring(0, offer.indexOf("a=mid:mic"))).contains(" 63 111\r\n");
        legs.attached.get(0).listener.redundancy(true);
        assertThat(last().body().path("revision").asInt()).isEqualTo(2);
        answer(2, sdp("chromium"));
        legs.attached.get(0).listener.redundancy(false);

        offer = last().body().path("sdp").asText();
        assertThat(offer.substring(0, offer.indexOf("a=mid:mic"))).contains(" 111\r\n").doesNotContain(" 63");
    }

    // a relay of others is known to the client only
    @Test
    void clientsTellWhichWayTheyTake() {
        assertRefused(MediaError.NOT_CONNECTED, () -> send("media.way", "{'transport':'server','kind':'relay'}"));
        connect(1);
        assertThat(legs.attached.get(0).pipe.path().kind()).isEqualTo("udp");
        send("media.way", "{'transport':'server','kind':'relay'}");
        assertThat(legs.attached.get(0).pipe.path().kind()).isEqualTo("relay");
        send("media.way", "{'transport':'server','kind':'udp'}");
        assertThat(legs.attached.get(0).pipe.path().kind()).isEqualTo("udp");
    }

    @ParameterizedTest
    @CsvSource({"CONSENT_LOST", "HANDSHAKE_FAILED", "NEVER_CONNECTED", "REMOTE", "SHUTDOWN"})
    void endOfTheTransportIsToldAndEndsTheLeg(CloseReason reason) {
        connect(1);
        transports.made.get(0).handler.closed(reason);

        assertThat(last().type()).isEqualTo("media.closed");
        assertThat(last().body().path("cause").asText()).isEqualTo(reason.name().toLowerCase(Locale.ROOT));
        assertThat(legs.attached.get(0).closed).isTrue();
        assertRefused(MediaError.NOT_CONNECTED, () -> answer(1, sdp("chromium")));
    }

    @Test
    void endOfTheSeatEndsTheTransportWithoutMoreAdo() {
        connect(1);
        legs.attached.get(0).listener.closed(LegEnd.REMOVED);

        assertThat(transports.made.get(0).closed).isTrue();
        assertThat(last().type()).isEqualTo("media.offer");
    }

    @Test
    void connectingAgainReplacesTheTransport() {
        connect(1);
        connect(1);

        assertThat(transports.made.get(0).closed).isTrue();
        assertThat(legs.attached.get(0).closed).isTrue();
        assertThat(connection.events).extracting(FakeConnection.Event::type).containsExactly("media.offer", "media.offer");
        assertThat(last().body().path("revision").asInt()).as("offers that cross are told apart").isEqualTo(2);
    }

    // 00/R-83: media go on while the signalling connection is away, and the client that comes back finds them
    @Test
    void mediaSurviveAReconnectOfTheSignalling() {
        connect(2);
        handler.released(connection);
        time.advance(Duration.ofSeconds(100));
        assertThat(transports.made.get(0).closed).isFalse();
        FakeConnection back = new FakeConnection(ALICE, SESSION);
        handler.handle("media.slots", json("{'transport':'server','video':[]}"), back);
        time.advance(Duration.ofSeconds(100));

        assertThat(transports.made.get(0).closed).isFalse();
        assertThat(back.events).extracting(FakeConnection.Event::type).containsExactly("media.offer");
        assertThat(legs.attached.get(0).toldAgain).isEqualTo(1);
        handler.released(back);
        time.advance(Duration.ofSeconds(126));
        assertThat(transports.made.get(0).closed).isTrue();
    }

    @Test // 00/R-83: each absence has its own time
    void aShortAbsenceDoesNotEndMediaBecauseOfAnEarlierOne() {
        connect(1);
        handler.released(connection);
        time.advance(Duration.ofSeconds(10));
        FakeConnection back = new FakeConnection(ALICE, SESSION);
        handler.handle("media.slots", json("{'transport':'server','video':[]}"), back);
        time.advance(Duration.ofSeconds(110));
        handler.released(back);
        time.advance(Duration.ofSeconds(124));
        assertThat(transports.made.get(0).closed).isFalse();

        time.advance(Duration.ofSeconds(2));
        assertThat(transports.made.get(0).closed).isTrue();
    }

    @Test
    void onlyTheServersTransportIsServed() {
        assertRefused(MediaError.TRANSPORT_NOT_AVAILABLE, () -> send("media.offer", "{'transport':'bob','revision':1,'sdp':'v=0'}"));
        assertRefused(MediaError.TRANSPORT_NOT_AVAILABLE, () -> send("media.connect", "{'transport':'bob','audio_slots':1,'video_slots':1}"));
    }

    @Test
    void withoutASeatThereIsNothing() {
        FakeConnection nobody = new FakeConnection(null, SESSION);

        assertThatThrownBy(() -> handler.handle("media.connect", json("{'transport':'server','audio_slots':1,'video_slots':1}"), nobody))
                .isInstanceOfSatisfying(RostrumException.class, e -> assertThat(e.error()).isEqualTo(MediaError.NOT_SEATED));
    }

    @Test
    void floodsAreBraked() {
        connect(1);
        for (int i = 0; i < 29; i++) {
            send("media.candidate", "{'transport':'server','candidate':''}");
        }
        assertRefused(CommonError.BRAKED, () -> send("media.candidate", "{'transport':'server','candidate':''}"));
        time.advance(Duration.ofMillis(100));

        send("media.candidate", "{'transport':'server','candidate':''}");
    }

    @Test
    void everyTypeHasItsSchema() throws IOException {
        for (String type : handler.types()) {
            try (InputStream schema = handler.schema(type + ".request.json")) {
                assertThat(JSON.readTree(schema).path("additionalProperties").asBoolean(true)).as(type).isFalse();
            }
        }
        assertThat(handler.schema("join.request.json")).isNull();
    }

    @Test
    void disconnectAndStopGiveEverythingBack() {
        connect(1);
        send("media.disconnect", "{'transport':'server'}");
        connect(1);
        handler.stop();

        assertThat(transports.made).allMatch(t -> t.closed);
        assertThat(legs.attached).allMatch(l -> l.closed);
        assertThat(last().body().path("cause").asText()).isEqualTo("shutdown");
    }
}
