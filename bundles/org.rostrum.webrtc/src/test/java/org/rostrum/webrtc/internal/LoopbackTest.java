// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.test.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.media.MediaSource;
import org.rostrum.media.net.MediaTransports.Candidate;
import org.rostrum.media.test.TestPeer;
import org.rostrum.proto.rtp.ExtensionBlock;
import org.rostrum.proto.rtp.Octets;
import org.rostrum.proto.rtp.PictureFields;
import org.rostrum.proto.rtp.RtcpReader;
import org.rostrum.proto.rtp.RtpPacket;
import org.rostrum.proto.rtp.Vp8Payload;

/** Offer, answer, ICE, DTLS, SRTP and the room over real sockets: a camera in three layers reaches another peer. */
class LoopbackTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SessionId SESSION = new SessionId(77);

    private TestPlane plane;

    /** One participant: signalling, transport, and what came. */
    private final class Client implements AutoCloseable {

        final ParticipantId id;
        final TestPeer peer = TestPeer.open();
        final FakeConnection connection;
        final Map<Integer, AtomicInteger> keyFrames = new ConcurrentHashMap<>();
        final AtomicInteger pictures = new AtomicInteger();
        final AtomicInteger pli = new AtomicInteger();
        final AtomicInteger transportFeedback = new AtomicInteger();
        private int transportSequence;
        private int frame;

        Client(String name) {
            id = new ParticipantId(name);
            connection = new FakeConnection(id, SESSION);
            peer.onPacket(this::packet);
            for (MediaSource source : MediaSource.values()) {
                plane.router.room(SESSION).gate(id, source, true);
            }
        }

        void join() throws Exception {
            request("media.connect", "{'audio_slots':2,'video_slots':2}");
            eventually(() -> connection.events.isEmpty() ? "no offer" : "");
            String offer = connection.events.get(0).body().path("sdp").asText();
            request("media.answer", JSON.createObjectNode().put("revision", 1).put("sdp", answer()));
            Candidate candidate = plane.plane.candidates().get(0);
            peer.connect(new InetSocketAddress(candidate.address(), candidate.port()), value(offer, "ice-ufrag"), value(offer, "ice-pwd"),
                    plane.plane.fingerprint()).get(10, TimeUnit.SECONDS);
        }

        private String answer() throws IOException {
            try (InputStream in = LoopbackTest.class.getResourceAsStream("/sdp/chromium-answer.sdp")) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .replaceAll("a=ice-ufrag:\\S+", "a=ice-ufrag:" + peer.ufrag())
                        .replaceAll("a=ice-pwd:\\S+", "a=ice-pwd:" + peer.password())
                        .replaceAll("a=fingerprint:sha-256 \\S+", "a=fingerprint:" + peer.fingerprint());
            }
        }

        void request(String type, String body) throws IOException {
            request(type, JSON.readTree(body.replace('\'', '"')));
        }

        private void request(String type, JsonNode body) {
            ((ObjectNode) body).put("transport", "server");
            plane.handler.handle(type, body, connection).toCompletableFuture().join();
        }

        /** One frame of one packet in each layer; all are key frames when asked for. */
        void picture() {
            for (int layer = 0; layer < BrowserFormat.RIDS.size(); layer++) {
                byte[] b = new byte[600];
                ExtensionBlock block = new ExtensionBlock();
                byte[] number = {(byte) (transportSequence >> 8), (byte) transportSequence++};
                block.add(BrowserFormat.MID, "cam".getBytes(StandardCharsets.US_ASCII), 0, 3);
                block.add(BrowserFormat.RID, BrowserFormat.RIDS.get(layer).getBytes(StandardCharsets.US_ASCII), 0, 1);
                block.add(BrowserFormat.TRANSPORT_CC, number, 0, 2);
                int at = block.write(b, RtpPacket.writeHeader(b, 0, true, true, 96, frame, frame * 3000, 900 + layer));
                b[at] = 0x10;
                b[at + 1] = (byte) (pli.get() > 0 ? 0 : 1);
                Octets.put24(b, at + 4, 0x9d012a);
                int height = 720 >> layer;
                b[at + 7] = (byte) (height * 16 / 9);
                b[at + 8] = (byte) (height * 16 / 9 >> 8);
                b[at + 9] = (byte) height;
                b[at + 10] = (byte) (height >> 8);
                // a layer that costs as much as a better one is left out
                peer.send(b, 0, at + (400 >> layer));
            }
            frame++;
        }

        private void packet(byte[] b, int offset, int length) {
            if (!RtpPacket.isRtcp(b, offset, length)) {
                picture(b, offset, length);
                return;
            }
            RtcpReader rtcp = new RtcpReader();
            rtcp.wrap(b, offset, length);
            while (rtcp.next()) {
                pli.addAndGet(rtcp.type() == RtcpReader.PAYLOAD_FEEDBACK ? 1 : 0);
                transportFeedback.addAndGet(rtcp.type() == RtcpReader.TRANSPORT_FEEDBACK && rtcp.count() == RtcpReader.TRANSPORT_CC ? 1 : 0);
            }
        }

        private void picture(byte[] b, int offset, int length) {
            RtpPacket rtp = new RtpPacket();
            PictureFields fields = new PictureFields();
            if (rtp.wrap(b, offset, length) && Vp8Payload.parse(b, rtp.payload(), rtp.payloadLength(), fields)) {
                pictures.incrementAndGet();
                keyFrames.computeIfAbsent(fields.height, h -> new AtomicInteger()).incrementAndGet();
            }
        }

        Optional<JsonNode> slot(String name) {
            return connection.events.stream().filter(e -> e.type().equals("media.slots")).reduce((x, y) -> y)
                    .flatMap(e -> StreamSupport.stream(e.body().path("slots").spliterator(), false)
                            .filter(s -> s.path("slot").asText().equals(name)).findFirst());
        }

        @Override
        public void close() {
            peer.close();
        }
    }

    private static String value(String sdp, String attribute) {
        int at = sdp.indexOf("a=" + attribute + ":") + attribute.length() + 3;
        return sdp.substring(at, sdp.indexOf('\r', at));
    }

    @AfterEach
    void stop() {
        plane.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void cameraReachesAnotherPeerInTheLayerAskedFor(int workers) throws Exception {
        plane = new TestPlane(0, workers, "127.0.0.1");
        try (Client alice = new Client("alice"); Client bob = new Client("bob")) {
            alice.join();
            bob.join();
            bob.request("media.slots", "{'video':[{'slot':'v0','participant_id':'alice','width':640,'height':360}]}");
            eventually(() -> {
                alice.picture();
                return bob.pictures.get() > 20 ? "" : bob.pictures + " pictures";
            });
            eventually(() -> {
                alice.picture();
                return bob.slot("v0").map(s -> s.path("height").asInt()).orElse(0) == 360 ? "" : "v0 is " + bob.slot("v0");
            });
            assertThat(bob.keyFrames).containsKey(360);
            assertThat(alice.pli.get()).isPositive();
            eventually(() -> alice.transportFeedback.get() > 2 ? "" : alice.transportFeedback + " feedback packets");
            bob.request("media.disconnect", "{}");
            bob.peer.remotelyClosed().get(5, TimeUnit.SECONDS);
        }
    }
}
