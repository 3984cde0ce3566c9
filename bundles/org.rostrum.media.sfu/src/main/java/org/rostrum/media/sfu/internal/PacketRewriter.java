// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import org.jspecify.annotations.Nullable;
import org.rostrum.media.leg.LegFormat.Extensions;
import org.rostrum.proto.rtp.ExtensionBlock;
import org.rostrum.proto.rtp.Octets;
import org.rostrum.proto.rtp.PictureFields;
import org.rostrum.proto.rtp.RtpPacket;
import org.rostrum.proto.rtp.Rtx;

/**
 * The one buffer in which packets are made ready for receivers. Header, extensions and payload are put there once for each
 * packet (and for each numbering of extensions); a receiver then costs a few fields. The transport copies while it encrypts.
 */
final class PacketRewriter {

    /** Room in front: a retransmission begins two octets earlier. */
    private static final int START = 16;

    private final byte[] out = new byte[2048];
    private final ExtensionBlock block = new ExtensionBlock();
    private final RtpPacket check = new RtpPacket();
    private @Nullable Extensions ids;
    private int end;
    private int payload;
    private int pictureAt;
    private int tl0At;
    private int transportAt;
    private final byte[] number = new byte[2];

    /** Another packet follows. */
    void next() {
        ids = null;
    }

    /** @return false if the packet is larger than a datagram that we send */
    boolean prepare(InboundPacket packet, Extensions ids) {
        if (ids.equals(this.ids)) {
            return true;
        }
        RtpPacket rtp = packet.rtp;
        byte[] b = rtp.buffer();
        block.clear();
        block.add(ids.transportCc(), number, 0, number.length);
        element(ids.audioLevel(), b, packet.levelAt, 1);
        element(ids.orientation(), b, packet.orientationAt, 1);
        element(ids.dependencyDescriptor(), b, packet.descriptorAt, packet.descriptorLength);
        payload = START + RtpPacket.FIXED_HEADER + block.size();
        end = payload + rtp.payloadLength();
        if (end > out.length) {
            return false;
        }
        int at = RtpPacket.writeHeader(out, START, !block.isEmpty(), rtp.marker(), 0, 0, 0, 0);
        block.write(out, at);
        System.arraycopy(b, rtp.payload(), out, payload, rtp.payloadLength());
        findFields(packet, ids);
        this.ids = ids;
        return true;
    }

    private void element(int id, byte[] b, int at, int length) {
        if (at >= 0) {
            block.add(id, b, at, length);
        }
    }

    private void findFields(InboundPacket packet, Extensions ids) {
        PictureFields picture = packet.picture;
        int shift = payload - packet.rtp.payload();
        tl0At = picture.tl0At < 0 ? -1 : picture.tl0At + shift;
        pictureAt = picture.pictureIdAt < 0 ? -1 : picture.pictureIdAt + shift;
        boolean wrapped = !block.isEmpty() && check.wrap(out, START, end - START);
        transportAt = wrapped && ids.transportCc() != 0 ? check.extension(ids.transportCc()) : -1;
        if (picture.pictureIdBits == 16) {
            int descriptor = wrapped ? check.extension(ids.dependencyDescriptor()) : -1;
            pictureAt = descriptor < 0 ? -1 : descriptor + 1;
        }
    }

    /** Fills in what belongs to one receiver. @param out number of the packet in the slot */
    void stamp(InboundPacket packet, SlotTimeline.Segment segment, boolean marker, int payloadType, int ssrc) {
        RtpPacket.setMarkerAndType(out, START, marker, payloadType);
        RtpPacket.setSequence(out, START, (int) segment.out(packet.number));
        RtpPacket.setTimestamp(out, START, packet.rtp.timestamp() + segment.timestampShift);
        RtpPacket.setSsrc(out, START, ssrc);
        PictureFields picture = packet.picture;
        if (pictureAt >= 0) {
            PictureFields.setPictureId(out, pictureAt, picture.pictureIdBits, picture.pictureId + segment.pictureShift);
        }
        if (tl0At >= 0) {
            Octets.put8(out, tl0At, picture.tl0 + segment.tl0Shift);
        }
    }

    /** Turns the stamped packet into a retransmission. @return its index in {@link #buffer} */
    int retransmission(int payloadType, int sequence, int ssrc) {
        ids = null;
        transportAt -= transportAt < 0 ? 0 : Rtx.OVERHEAD;
        return Rtx.wrap(out, START, payload, payloadType, sequence, ssrc);
    }

    byte[] buffer() {
        return out;
    }

    /** Index of the stamped packet. */
    int start() {
        return START;
    }

    /** Index in {@link #buffer} of the transport-wide number, which is written when the packet leaves; −1 if there is none. */
    int transportAt() {
        return transportAt;
    }

    int end() {
        return end;
    }

    int payloadLength() {
        return end - payload;
    }
}
