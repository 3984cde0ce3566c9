// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

/**
 * Which frames of one scalable stream a slot gets, so that the receiver can always decode what comes: by the rules of each
 * codec. Every packet of the stream is shown to it, in the order of arrival. Confined to the room's worker.
 */
interface LayerFilter {

    /** Forwards everything. */
    LayerFilter ALL = new LayerFilter() {
        @Override
        public void begin(InboundPacket packet) {}

        @Override
        public void aim(int spatial, int temporal) {}

        @Override
        public boolean passes(InboundPacket packet) {
            return true;
        }
    };

    /** The slot begins with this packet of a key frame. */
    void begin(InboundPacket packet);

    /** Highest layers wanted from now on; they are reached where the stream allows it. */
    void aim(int spatial, int temporal);

    /** Whether the packet is forwarded. */
    boolean passes(InboundPacket packet);

    /** Whether the packet just passed is the last one that is forwarded of its picture. */
    default boolean endsPicture(InboundPacket packet) {
        return packet.rtp.marker();
    }

    /** Nothing is told about decode targets. */
    long AS_TOLD = -1;

    /**
     * Which decode targets this receiver can rely on (dependency descriptor), a bit for each, where that has to be told with the packet
     * just passed; {@link #AS_TOLD}: what the packet says itself holds.
     */
    default long activeTargets(InboundPacket packet) {
        return AS_TOLD;
    }

    /** How many pictures before that of the packet just shown were left out and leave no hole in the picture numbers. */
    default int picturesClosed() {
        return 0;
    }

    /** Whether only a key frame leads to what is wanted. */
    default boolean needsKeyFrame() {
        return false;
    }

    /** The spatial layer forwarded now, as far as it is known. */
    default int spatial() {
        return Integer.MAX_VALUE;
    }
}
