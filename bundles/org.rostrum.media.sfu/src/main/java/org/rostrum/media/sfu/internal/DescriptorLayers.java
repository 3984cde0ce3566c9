// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import org.rostrum.proto.rtp.DependencyDescriptor;
import org.rostrum.proto.rtp.DependencyStructure;

/**
 * Decode targets of a stream with dependency descriptors (AV1, or another codec that carries them). A target may be gone
 * over to at a frame with a switch indication whose references were all forwarded, or at any time while nothing of it has
 * been left out since. Holes in frame numbers are allowed: frames name those that they need.
 */
final class DescriptorLayers implements LayerFilter {

    private static final int ALL_TARGETS = -1;
    /** Frames with which it is told that nothing is left out any more. */
    private static final int TELLINGS = 8;

    private final FrameLog log = new FrameLog();
    private int wantedSpatial = Integer.MAX_VALUE;
    private int wantedTemporal = Integer.MAX_VALUE;
    private int target;
    private int wanted;
    private int whole;
    private int spatial;
    private int wantedTop;
    private long first;
    private long highest;
    private long told;
    private int tellings;

    @Override
    public void begin(InboundPacket packet) {
        log.clear();
        first = packet.picture.pictureId + (1L << 20);
        highest = first - 1;
        whole = ALL_TARGETS;
        target = -1;
        told = AS_TOLD;
        tellings = 0;
    }

    @Override
    public void aim(int spatial, int temporal) {
        wantedSpatial = spatial;
        wantedTemporal = temporal;
    }

    @Override
    public boolean passes(InboundPacket packet) {
        DependencyStructure structure = packet.structure;
        if (!packet.described || structure == null) {
            // unreadable: only who takes everything may try it
            return wantedSpatial == Integer.MAX_VALUE && wantedTemporal == Integer.MAX_VALUE;
        }
        DependencyDescriptor frame = packet.descriptor;
        long number = FrameLog.extend(highest, frame.frameNumber(), 16);
        if (!log.knows(number)) {
            boolean passes = number > highest ? decide(number, frame, structure) : belongs(frame);
            if (!passes) {
                whole &= ~frame.present();
            }
            log.put(number, passes, 0);
        }
        return log.passed(number);
    }

    private boolean decide(long number, DependencyDescriptor frame, DependencyStructure structure) {
        highest = number;
        boolean decodable = decodable(number, frame);
        if (frame.references() == 0 && frame.spatial() == 0) {
            whole = ALL_TARGETS;
        }
        wanted = Math.max(0, structure.target(wantedSpatial, wantedTemporal));
        wantedTop = structure.targetSpatial(wanted);
        if (target < 0 || wanted != target && ((whole >> wanted & 1) != 0 || decodable && (frame.switches() >> wanted & 1) != 0)) {
            target = wanted;
        }
        spatial = structure.targetSpatial(target);
        boolean passes = belongs(frame);
        if (passes && decodable) {
            whole |= frame.switches();
        }
        return passes;
    }

    /** Whether the receiver was sent all that the frame needs; what was lost on the way here may still come. */
    private boolean decodable(long number, DependencyDescriptor frame) {
        for (int i = 0; i < frame.references(); i++) {
            long needed = number - frame.reference(i);
            if (needed < first || log.knows(needed) && !log.passed(needed)) {
                return false;
            }
        }
        return true;
    }

    private boolean belongs(DependencyDescriptor frame) {
        return target >= 0 && (frame.present() >> target & 1) != 0;
    }

    @Override
    public boolean endsPicture(InboundPacket packet) {
        return packet.rtp.marker() || packet.described && packet.descriptor.frameEnd() && packet.descriptor.spatial() == spatial;
    }

    /**
     * Told with the first packet of each frame as long as something is left out, and a few frames longer, since a packet may be lost;
     * and where the packet tells more than this receiver gets.
     */
    @Override
    public long activeTargets(InboundPacket packet) {
        DependencyStructure structure = packet.structure;
        if (!packet.described || structure == null || target < 0) {
            return AS_TOLD;
        }
        if (!packet.descriptor.frameStart() && !packet.descriptor.tellsTargets()) {
            return AS_TOLD;
        }
        long active = structure.within(target) & 0xffff_ffffL;
        boolean all = active == (structure.active() & 0xffff_ffffL);
        if (active != told) {
            tellings = told == AS_TOLD && all ? 0 : TELLINGS;
            told = active;
        }
        if (all && (packet.descriptor.tellsTargets() || tellings == 0)) {
            return AS_TOLD;
        }
        tellings -= all ? 1 : 0;
        return active;
    }

    /** Temporal layers are reached without. */
    @Override
    public boolean needsKeyFrame() {
        return target != wanted && wantedTop != spatial;
    }

    @Override
    public int spatial() {
        return spatial;
    }
}
