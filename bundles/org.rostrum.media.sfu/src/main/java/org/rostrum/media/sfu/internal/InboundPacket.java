// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import org.jspecify.annotations.Nullable;
import org.rostrum.media.MediaKind;
import org.rostrum.media.leg.LegFormat.Extensions;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.proto.rtp.AudioLevel;
import org.rostrum.proto.rtp.Av1Payload;
import org.rostrum.proto.rtp.DependencyDescriptor;
import org.rostrum.proto.rtp.DependencyStructure;
import org.rostrum.proto.rtp.H264Payload;
import org.rostrum.proto.rtp.Octets;
import org.rostrum.proto.rtp.PictureFields;
import org.rostrum.proto.rtp.RtpPacket;
import org.rostrum.proto.rtp.Vp8Payload;
import org.rostrum.proto.rtp.Vp9Payload;

/**
 * The facts about one packet, found once when it comes and read by everybody behind. Reused for packet after packet; valid
 * during one pass through the room.
 */
final class InboundPacket {

    final RtpPacket rtp = new RtpPacket();
    final PictureFields picture = new PictureFields();

    MediaCodec codec = MediaCodec.OPUS;
    long arrivalNs;

    /** Number within its source without what is never forwarded. */
    long number;

    /** −dBov; −1 if the packet does not tell. */
    int level;

    /** Elements that travel on to receivers: index in the array, −1 if there is none. */
    int levelAt;
    int orientationAt;
    int descriptorAt;
    int descriptorLength;

    /** What the dependency descriptor tells, if {@link #described}. */
    final DependencyDescriptor descriptor = new DependencyDescriptor();
    @Nullable DependencyStructure structure;
    boolean described;

    /**
     * Reads extensions and payload of {@link #rtp}.
     *
     * @param structure of its source; null: descriptors are not read but for the frame number
     * @return false if the payload is malformed
     */
    boolean parse(MediaCodec codec, Extensions ids, @Nullable DependencyStructure structure, long nowNs) {
        this.codec = codec;
        arrivalNs = nowNs;
        levelAt = element(ids.audioLevel());
        level = levelAt < 0 ? -1 : AudioLevel.level(Octets.u8(rtp.buffer(), levelAt));
        orientationAt = element(ids.orientation());
        descriptorAt = element(ids.dependencyDescriptor());
        descriptorLength = descriptorAt < 0 ? 0 : rtp.extensionLength();
        described = false;
        if (!payload()) {
            return false;
        }
        if (codec == MediaCodec.H264 && descriptorLength >= 3) {
            picture.pictureIdAt = descriptorAt + 1;
            picture.pictureIdBits = 16;
            picture.pictureId = Octets.u16(rtp.buffer(), descriptorAt + 1);
        }
        if (structure != null && descriptorAt >= 0) {
            describe(structure);
        }
        return true;
    }

    /** A descriptor that cannot be read is as good as none. */
    private void describe(DependencyStructure structure) {
        this.structure = structure;
        described = descriptor.read(rtp.buffer(), descriptorAt, descriptorLength, structure);
        if (described) {
            picture.frameStart = descriptor.frameStart();
            picture.frameEnd = descriptor.frameEnd();
            picture.spatialId = descriptor.spatial();
            picture.temporalId = descriptor.temporal();
        }
    }

    private int element(int id) {
        return id == 0 ? -1 : rtp.extension(id);
    }

    private boolean payload() {
        byte[] b = rtp.buffer();
        int at = rtp.payload();
        int length = rtp.payloadLength();
        return switch (codec) {
            case VP8 -> Vp8Payload.parse(b, at, length, picture);
            case VP9 -> Vp9Payload.parse(b, at, length, picture);
            case H264 -> H264Payload.parse(b, at, length, picture);
            case AV1 -> Av1Payload.parse(b, at, length, descriptorAt, descriptorLength, picture);
            case OPUS, G722, PCMA, PCMU -> {
                picture.clear();
                yield true;
            }
        };
    }

    /** Whether a receiver may begin here. */
    boolean startsHere() {
        return codec.kind() == MediaKind.AUDIO || picture.keyFrameStart;
    }
}
