// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.proto.rtp.RtpPacket;

/** Where a receiver of H.264 may begin: a slot that begins behind the parameter sets stands still. */
class KeyFrameStartTest extends RoomFixture {

    /** As browsers send them: a packet of their own before the slices. */
    private static final String SETS = "78 0002 6742 0002 68ce";
    private static final String IDR = "7c 85 88";
    private static final String SECOND_SLICE = "7c 85 48";
    private static final String DELTA = "41 9a";

    private final InboundPacket packet = new InboundPacket();
    private IngressStream stream;

    @BeforeEach
    void camera() {
        TestPeer alice = peer(1, 0);
        seconds(0.1);
        IngressTrack track = ((SfuLeg) alice.leg).ingress().tracks().stream()
                .filter(t -> t.source == MediaSource.CAMERA).findFirst().orElseThrow();
        stream = new IngressStream(track, 0, 5, MediaCodec.H264, 0);
    }

    private InboundPacket come(int sequence, String payload) {
        byte[] media = HexFormat.of().parseHex(payload.replace(" ", ""));
        byte[] b = new byte[100];
        int at = RtpPacket.writeHeader(b, 0, false, false, 102, sequence, sequence / 10 * 3000, stream.ssrc);
        System.arraycopy(media, 0, b, at, media.length);
        assertThat(packet.rtp.wrap(b, 0, at + media.length)).isTrue();
        packet.arrivalNs = sequence * 1_000_000L;
        assertThat(stream.take(packet, false)).isTrue();
        assertThat(packet.parse(MediaCodec.H264, TestPeer.IDS, null, packet.arrivalNs)).isTrue();
        stream.learn(packet);
        return packet;
    }

    private boolean begins(int sequence, String payload) {
        return come(sequence, payload).startsHere();
    }

    @Test
    void aKeyFrameBeginsAtItsParameterSets() {
        assertThat(begins(10, SETS)).isTrue();
        assertThat(begins(11, IDR)).as("what follows them").isFalse();
        assertThat(begins(20, DELTA)).isFalse();
        assertThat(begins(31, IDR)).as("they are lost").isFalse();
        assertThat(begins(40, SETS)).isTrue();
    }

    // a source may tell them elsewhere (RFC 6184 section 8.1, sprop-parameter-sets)
    @Test
    void withoutParameterSetsItBeginsAtItsFirstSlice() {
        assertThat(begins(10, IDR)).isTrue();
        assertThat(begins(11, SECOND_SLICE)).as("inside the picture").isFalse();
        assertThat(begins(20, DELTA)).isFalse();
        assertThat(begins(30, IDR)).isTrue();
    }

    /** They come again as a retransmission, or with the next key frame, which is asked for meanwhile. */
    @Test
    void aSlotWaitsForParameterSetsThatAreLost() {
        StreamSelector selector = new StreamSelector();
        come(10, SETS);
        come(11, IDR);
        selector.aim(stream);
        assertThat(stream.keyFrames.poll(0, 12_000_000L)).isTrue();
        come(20, DELTA);

        assertThat(selector.passes(stream, come(31, IDR))).isFalse();
        assertThat(stream.keyFrames.poll(0, 2_000_000_000L)).as("asked for again").isTrue();
        assertThat(selector.passes(stream, come(30, SETS))).isTrue();
        assertThat(selector.changed()).isTrue();
        assertThat(selector.passes(stream, come(32, DELTA))).isTrue();
    }
}
