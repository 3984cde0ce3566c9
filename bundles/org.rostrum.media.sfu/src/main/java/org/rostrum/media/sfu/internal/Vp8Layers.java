// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import org.rostrum.proto.rtp.PictureFields;

/**
 * Temporal layers of VP8 (RFC 7741): down at once, up at a frame that needs the base layer alone (Y). Picture numbers of
 * frames left out are closed: receivers take a hole in them for a loss.
 */
final class Vp8Layers implements LayerFilter {

    private final FrameLog log = new FrameLog();
    private int wanted = Integer.MAX_VALUE;
    private int current;
    private long highest;
    private int left;
    private int leftBefore;

    @Override
    public void begin(InboundPacket packet) {
        log.clear();
        current = wanted;
        highest = packet.picture.pictureId + (1L << 20);
        left = 0;
        leftBefore = 0;
        log.put(highest, true, 0);
    }

    @Override
    public void aim(int spatial, int temporal) {
        wanted = temporal;
    }

    @Override
    public boolean passes(InboundPacket packet) {
        PictureFields picture = packet.picture;
        if (picture.pictureIdBits == 0 || picture.temporalId < 0) {
            leftBefore = left;
            return true;
        }
        long number = FrameLog.extend(highest, picture.pictureId, picture.pictureIdBits);
        if (!log.knows(number)) {
            if (number > highest) {
                newest(number, picture);
            } else {
                // all of it comes late: nothing may be decided by it
                log.put(number, picture.temporalId <= current, log.note(number));
            }
        }
        leftBefore = log.note(number);
        return log.passed(number);
    }

    private void newest(long number, PictureFields picture) {
        highest = number;
        current = Math.min(current, wanted);
        if (picture.temporalId > current && picture.temporalId <= wanted && picture.switchingPoint) {
            current = picture.temporalId;
        }
        boolean passes = picture.temporalId <= current;
        left += passes ? 0 : 1;
        log.put(number, passes, left);
    }

    @Override
    public int picturesClosed() {
        return leftBefore;
    }
}
