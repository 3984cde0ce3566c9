// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rostrum.media.MediaKind;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.media.leg.ReceiveSlot;
import org.rostrum.media.net.MediaTransports.Candidate;
import org.rostrum.proto.sdp.Codec;
import org.rostrum.proto.sdp.Direction;
import org.rostrum.proto.sdp.HeaderExtension;
import org.rostrum.proto.sdp.MediaSection;
import org.rostrum.proto.sdp.SessionDescription;
import org.rostrum.proto.sdp.SsrcGroup;

class OfferWriterTest {

    private static final List<ReceiveSlot> SLOTS =
            List.of(new ReceiveSlot(MediaKind.AUDIO, 0, 11, 0), new ReceiveSlot(MediaKind.VIDEO, 0, -2, 13));

    private static SessionDescription offer(MediaCodec send, Set<MediaCodec> receive, List<ReceiveSlot> slots) {
        return OfferWriter.write(7, 3, new OfferWriter.Terms("u", "p", "AA:BB",
                List.of(new Candidate("1", "udp", "::1", 53000, 9), new Candidate("2", "tcp", "127.0.0.1", 4307, 8)), send, receive, slots, false));
    }

    // RFC 8829 section 5.3.1: what stands first is meant to be used
    @Test
    void redundantSoundStandsFirstWhereItIsToBeSent() {
        MediaSection plain = offer(MediaCodec.VP8, Set.of(MediaCodec.VP8), SLOTS).section("mic").orElseThrow();
        MediaSection redundant = OfferWriter.write(7, 3, new OfferWriter.Terms("u", "p", "AA:BB", List.of(), MediaCodec.VP8,
                Set.of(MediaCodec.VP8), SLOTS, true)).section("mic").orElseThrow();

        assertThat(plain.codecs()).extracting(Codec::name).containsExactly("opus");
        assertThat(redundant.codecs()).extracting(Codec::name).containsExactly("red", "opus");
        assertThat(redundant.codecs().get(0).parameters()).containsKey("111/111");
    }

    @Test
    void layersOfH264AreToldByItsDescriptor() {
        MediaSection camera = offer(MediaCodec.H264, Set.of(MediaCodec.H264), SLOTS).section("cam").orElseThrow();

        assertThat(camera.extensions()).extracting(HeaderExtension::uri).contains(HeaderExtension.DEPENDENCY_DESCRIPTOR);
    }

    @Test
    void sectionsAreNamedAndBundled() {
        SessionDescription offer = offer(MediaCodec.VP8, Set.of(MediaCodec.VP8), SLOTS);

        assertThat(offer.media()).extracting(MediaSection::mid).containsExactly("mic", "cam", "con", "cau", "a0", "v0");
        assertThat(offer.media()).extracting(MediaSection::direction).containsExactly(
                Direction.RECVONLY, Direction.RECVONLY, Direction.RECVONLY, Direction.RECVONLY, Direction.SENDONLY, Direction.SENDONLY);
        assertThat(offer.bundle()).containsExactly("mic", "cam", "con", "cau", "a0", "v0");
        assertThat(offer.attributes().has("ice-lite")).isTrue();
        assertThat(offer.write()).contains("o=- 7 3 IN IP4 127.0.0.1\r\n",
                "a=candidate:1 1 udp 9 ::1 53000 typ host\r\n", "a=candidate:2 1 tcp 8 127.0.0.1 4307 typ host tcptype passive\r\n");
        assertThat(offer.media()).allSatisfy(m -> {
            assertThat(m.attributes().first("setup")).contains("actpass");
            assertThat(m.attributes().first("fingerprint")).contains("sha-256 AA:BB");
            assertThat(m.attributes().has("rtcp-mux")).isTrue();
        });
    }

    @Test
    void slotsTellTheirSources() {
        MediaSection slot = offer(MediaCodec.VP8, Set.of(MediaCodec.VP8, MediaCodec.AV1), SLOTS).section("v0").orElseThrow();

        assertThat(slot.ssrcGroups()).containsExactly(new SsrcGroup("FID", List.of(-2, 13)));
        assertThat(slot.attributes().first("msid")).contains("v0 v0");
        assertThat(slot.codecs()).extracting(Codec::name).containsExactly("VP8", "rtx", "AV1", "rtx");
        assertThat(slot.extensions()).extracting(HeaderExtension::uri).contains(HeaderExtension.DEPENDENCY_DESCRIPTOR);
    }

    // draft-holmer-rmcat-transport-wide-cc-extensions-01: without both a receiver sends no feedback
    @Test
    void everySectionHasTransportWideFeedback() {
        for (MediaSection section : offer(MediaCodec.VP8, Set.of(MediaCodec.VP8, MediaCodec.AV1), SLOTS).media()) {
            assertThat(section.extensions()).as(section.mid()).extracting(HeaderExtension::uri).contains(HeaderExtension.TRANSPORT_CC);
            assertThat(section.codecs()).as(section.mid()).filteredOn(codec -> !codec.name().equals("rtx"))
                    .allSatisfy(codec -> assertThat(codec.feedback()).contains("transport-cc"));
        }
    }

    @Test
    void clientSendsOneCodecAndLayersWhereTheCodecHasThem() {
        MediaSection layered = offer(MediaCodec.VP8, Set.of(MediaCodec.VP8), SLOTS).section("cam").orElseThrow();
        MediaSection single = offer(MediaCodec.VP9, Set.of(MediaCodec.VP9), SLOTS).section("cam").orElseThrow();
        MediaSection content = offer(MediaCodec.VP8, Set.of(MediaCodec.VP8), SLOTS).section("con").orElseThrow();

        assertThat(layered.codecs()).extracting(Codec::name).containsExactly("VP8", "rtx");
        assertThat(layered.simulcast(false)).containsExactly("h", "m", "l");
        assertThat(single.codecs()).extracting(Codec::name).containsExactly("VP9", "rtx");
        assertThat(single.simulcast(false)).isEmpty();
        assertThat(content.simulcast(false)).isEmpty();
    }

    // RFC 8843 section 9.1: one payload type has one meaning in a bundle
    @Test
    void payloadTypesMeanTheSameEverywhere() {
        SessionDescription offer = offer(MediaCodec.H264, Set.of(MediaCodec.VP8, MediaCodec.H264, MediaCodec.VP9, MediaCodec.AV1), SLOTS);
        var meanings = new java.util.HashMap<Integer, String>();

        for (MediaSection section : offer.media()) {
            for (Codec codec : section.codecs()) {
                String meaning = codec.name() + codec.parameters();
                assertThat(meanings.putIfAbsent(codec.payloadType(), meaning)).isIn(null, meaning);
            }
        }
    }

    @Test
    void sizeOfTheLargestOfferFitsTheSchema() {
        List<ReceiveSlot> slots = new java.util.ArrayList<>();
        for (int i = 0; i < BrowserFormat.MAX_AUDIO_SLOTS; i++) {
            slots.add(new ReceiveSlot(MediaKind.AUDIO, i, -1 - i, 0));
        }
        for (int i = 0; i < BrowserFormat.MAX_VIDEO_SLOTS; i++) {
            slots.add(new ReceiveSlot(MediaKind.VIDEO, i, -100 - i, -200 - i));
        }

        assertThat(offer(MediaCodec.VP8, Set.of(MediaCodec.VP8, MediaCodec.H264, MediaCodec.VP9, MediaCodec.AV1), slots).write())
                .hasSizeLessThan(262_144);
    }
}
