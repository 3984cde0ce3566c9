// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rostrum.media.MediaKind;
import org.rostrum.media.leg.LegFormat.Extensions;
import org.rostrum.proto.rtp.ExtensionBlock;
import org.rostrum.proto.rtp.Octets;
import org.rostrum.proto.rtp.PictureFields;
import org.rostrum.proto.rtp.Red;
import org.rostrum.proto.rtp.RtpPacket;
import org.rostrum.proto.rtp.Rtx;

/**
 * The one buffer in which packets are made ready for receivers. Header, extensions and payload are put there once for each
 * packet (and for each numbering of extensions); a receiver then costs a few fields. The transport copies while it encrypts.
 */
final class PacketRewriter {

    /** Room in front: a retransmission begins two octets earlier. */
    private static final int START = 16;
    private static final byte PADDING_BIT = 0x20;
    private static final byte PADDING = 4;
    private static final int MAX_SOUND = 380;
    /** Octets of a payload that a receiver may get otherwise than the next: the longest descriptor with numbers of ours. */
    private static final int DESCRIPTOR = 24;
    private static final int MAX_DESCRIPTOR = 255 + 6;

    private final byte[] out = new byte[2048];
    private final ExtensionBlock block = new ExtensionBlock();
    private final RtpPacket check = new RtpPacket();

    private @Nullable Extensions ids;
    private long body;
    private int end;
    private int padding;
    private int paddedBefore;
    private int payload;
    private int pictureAt;
    private int tl0At;
    private int transportAt;
    private final byte[] number = new byte[2];
    private final byte[] descriptor = new byte[MAX_DESCRIPTOR];
    private long activeTargets;

    /** Another packet follows. */
    void next() {
        ids = null;
    }

    /** As {@link #prepare(InboundPacket, Extensions, long)}, with the decode targets that the packet tells. */
    boolean prepare(InboundPacket packet, Extensions ids) {
        return prepare(packet, ids, LayerFilter.AS_TOLD);
    }

    /**
     * @param active decode targets that the receivers can rely on ({@link LayerFilter#activeTargets})
     * @return false if the packet is larger than a datagram that we send
     */
    boolean prepare(InboundPacket packet, Extensions ids, long active) {
        if (ids.equals(this.ids) && active == activeTargets) {
            return true;
        }
        activeTargets = active;
        RtpPacket rtp = packet.rtp;
        byte[] b = rtp.buffer();
        block.clear();
        block.add(ids.transportCc(), number, 0, number.length);
        element(ids.audioLevel(), b, packet.levelAt, 1);
        element(ids.orientation(), b, packet.orientationAt, 1);
        describe(ids.dependencyDescriptor(), packet, active);
        payload = START + RtpPacket.FIXED_HEADER + block.size();
        end = payload + rtp.payloadLength();
        if (end > out.length) {
            return false;
        }
        int at = RtpPacket.writeHeader(out, START, !block.isEmpty(), rtp.marker(), 0, 0, 0, 0);
        block.write(out, at);
        System.arraycopy(b, rtp.payload(), out, payload, rtp.payloadLength());
        findFields(packet, ids);
        pad(packet.codec.kind() == MediaKind.VIDEO ? TrainPadding.of(end - START, paddedBefore) : 0);
        this.ids = ids;
        body++;
        return true;
    }

    /** Lengthens the packet by so many octets that its receiver takes away. */
    private void pad(int octets) {
        padding = octets;
        if (octets > 0) {
            Arrays.fill(out, end, end + octets - 1, (byte) 0);
            end += octets;
            out[end - 1] = (byte) octets;
            out[START] |= PADDING_BIT;
        }
        paddedBefore = end - START;
    }

    private void element(int id, byte[] b, int at, int length) {
        if (at >= 0) {
            block.add(id, b, at, length);
        }
    }

    private void describe(int id, InboundPacket packet, long active) {
        byte[] b = packet.rtp.buffer();
        if (active == LayerFilter.AS_TOLD || id == 0) {
            element(id, b, packet.descriptorAt, packet.descriptorLength);
        } else {
            int length = packet.descriptor.writeActive(b, packet.descriptorAt, packet.descriptorLength, (int) active, descriptor, 0);
            block.add(id, descriptor, 0, length);
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

    /**
     * Fills in what belongs to one receiver.
     *
     * @param number       of the packet in the slot
     * @param pictureShift of its picture number
     */
    void stamp(InboundPacket packet, SlotTimeline.Segment segment, long number, int pictureShift, boolean marker, int payloadType, int ssrc) {
        RtpPacket.setMarkerAndType(out, START, marker, payloadType);
        RtpPacket.setSequence(out, START, (int) number);
        RtpPacket.setTimestamp(out, START, packet.rtp.timestamp() + segment.timestampShift);
        RtpPacket.setSsrc(out, START, ssrc);
        PictureFields picture = packet.picture;
        if (pictureAt >= 0) {
            PictureFields.setPictureId(out, pictureAt, picture.pictureIdBits, picture.pictureId + pictureShift);
        }
        if (tl0At >= 0) {
            Octets.put8(out, tl0At, picture.tl0 + segment.tl0Shift);
        }
    }

    /**
     * Puts earlier sounds into the stamped packet (RFC 2198). Those that are of no use or have no room are left out.
     *
     * @param firstNumber of the source in this slot: what was before was not for this receiver
     * @param depth       how many sounds at most
     */
    void redundant(InboundPacket packet, SoundHistory past, long firstNumber, int depth, int ownType, int redType) {
        ids = null;
        body++;
        int own = end - payload;
        int headers = Red.OWN_HEADER;
        int sounds = 0;
        for (int back = Math.min(depth, SoundHistory.DEPTH); back > 0; back--) {
            if (fits(past, back, packet, firstNumber)) {
                headers += Red.EARLIER_HEADER;
                sounds += past.length(back);
            }
        }
        System.arraycopy(out, payload, out, payload + headers + sounds, own);
        int at = payload;
        int sound = payload + headers;
        for (int back = Math.min(depth, SoundHistory.DEPTH); back > 0; back--) {
            if (fits(past, back, packet, firstNumber)) {
                at = Red.writeEarlier(out, at, ownType, past.offset(back, packet, firstNumber), past.length(back));
                System.arraycopy(past.sound(back), 0, out, sound, past.length(back));
                sound += past.length(back);
            }
        }
        Red.writeOwn(out, at, ownType);
        end += headers + sounds;
        RtpPacket.setMarkerAndType(out, START, (out[START + 1] & 0x80) != 0, redType);
    }

    /** Sounds of more octets than a third of a datagram would make one that is too large. */
    private static boolean fits(SoundHistory past, int back, InboundPacket packet, long firstNumber) {
        return past.length(back) <= MAX_SOUND && packet.rtp.payloadLength() <= MAX_SOUND && past.offset(back, packet, firstNumber) > 0;
    }

    /** Makes a packet of padding only: it fills a place in the numbers and is ignored otherwise (RFC 3550 section 5.1). */
    void padding(long place, int timestamp, int payloadType, int ssrc, Extensions ids) {
        this.ids = null;
        body++;
        block.clear();
        block.add(ids.transportCc(), number, 0, number.length);
        int at = RtpPacket.writeHeader(out, START, !block.isEmpty(), false, payloadType, (int) place, timestamp, ssrc);
        payload = block.write(out, at);
        out[START] |= PADDING_BIT;
        end = payload + PADDING;
        padding = PADDING;
        Arrays.fill(out, payload, end, (byte) 0);
        out[end - 1] = PADDING;
        transportAt = !block.isEmpty() && check.wrap(out, START, end - START) ? check.extension(ids.transportCc()) : -1;
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

    /** Names what is the same for all receivers of the packet: everything behind {@link #own}. */
    long body() {
        return body;
    }

    /** Octets from {@code start} on that belong to one receiver. */
    int own(int start) {
        return payload - start + DESCRIPTOR;
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
        return end - payload - padding;
    }
}
