// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.Arrays;
import org.rostrum.proto.rtp.PictureFields;

/**
 * Spatial and temporal layers of VP9 (RFC 9628 section 4.2). A lower spatial layer that higher ones do without (Z) is left
 * out too; a layer is usable again once a frame of it that needs no earlier picture was forwarded. Holes in picture
 * numbers are allowed: receivers know the structure.
 */
final class Vp9Layers implements LayerFilter {

    private static final int LAYERS = PictureFields.MAX_LAYERS;

    private static final int GIVEN_UP = 3;

    private final FrameLog log = new FrameLog();
    /** Layers of which everything has been forwarded since their last frame that stands alone. */
    private final boolean[] whole = new boolean[LAYERS];
    private int wantedSpatial = LAYERS - 1;
    private int wantedTemporal = LAYERS - 1;
    /** Spatial layers as the last key frame told; without that nothing is known of what higher ones do without. */
    private int layers = LAYERS;
    private int spatial;
    private int temporal;
    private long highest;
    /** Number of the last key picture. */
    private long keyNumber = -1;
    /** Pictures in a row that ended below the layer that is forwarded: its sender has given it up. */
    private int ended;

    @Override
    public void begin(InboundPacket packet) {
        log.clear();
        highest = packet.picture.pictureId + (1L << 20);
        keyNumber = highest;
        keyPicture(packet.picture);
    }

    private void keyPicture(PictureFields picture) {
        Arrays.fill(whole, true);
        ended = 0;
        layers = picture.layers == 0 ? LAYERS : picture.layers;
        spatial = Math.min(wantedSpatial, layers - 1);
        temporal = wantedTemporal;
    }

    @Override
    public void aim(int spatial, int temporal) {
        wantedSpatial = Math.min(spatial, LAYERS - 1);
        wantedTemporal = Math.min(temporal, LAYERS - 1);
    }

    @Override
    public boolean passes(InboundPacket packet) {
        PictureFields picture = packet.picture;
        if (picture.pictureIdBits == 0 || picture.temporalId < 0) {
            return true;
        }
        long number = FrameLog.extend(highest, picture.pictureId, picture.pictureIdBits);
        long frame = number * LAYERS + picture.spatialId;
        if (packet.rtp.marker() && number == highest) {
            endsAt(number, picture);
        }
        if (!log.knows(frame)) {
            boolean passes = number < highest ? belongs(picture) : decide(number, picture);
            log.put(frame, passes, 0);
            if (!passes && picture.temporalId <= temporal) {
                whole[picture.spatialId] = false;
            }
        }
        return log.passed(frame);
    }

    private void endsAt(long number, PictureFields picture) {
        boolean lower = picture.spatialId < spatial && layers < LAYERS;
        if (lower && number == keyNumber) {
            // announced, and not even in the key picture: another one would bring no more. What came was all forwarded
            spatial = picture.spatialId;
            layers = spatial + 1;
            ended = 0;
        } else {
            ended = lower ? ended + 1 : 0;
        }
    }

    private boolean decide(long number, PictureFields picture) {
        boolean newPicture = number > highest;
        highest = number;
        if (picture.intra && picture.spatialId == 0) {
            keyNumber = number;
            keyPicture(picture);
        } else if (newPicture) {
            temporal = Math.min(temporal, wantedTemporal);
            if (spatial > wantedSpatial && whole[wantedSpatial]) {
                spatial = wantedSpatial;
            }
        }
        layers = picture.layers == 0 ? layers : picture.layers;
        climb(number, picture);
        boolean passes = belongs(picture);
        if (passes && picture.intra) {
            whole[picture.spatialId] = true;
        }
        return passes;
    }

    /** Goes up where the frame allows it. */
    private void climb(long number, PictureFields picture) {
        if (picture.temporalId > temporal && picture.temporalId <= wantedTemporal && picture.switchingPoint) {
            temporal = picture.temporalId;
        }
        int s = picture.spatialId;
        if (s > spatial && s <= wantedSpatial && picture.intra && picture.temporalId <= temporal
                && (!picture.interLayer || log.passed(number * LAYERS + s - 1))) {
            spatial = s;
        }
    }

    private boolean belongs(PictureFields picture) {
        return picture.temporalId <= temporal && picture.spatialId <= spatial
                && (picture.spatialId == spatial || !picture.discardableBelow || layers == LAYERS);
    }

    @Override
    public boolean endsPicture(InboundPacket packet) {
        return packet.rtp.marker() || packet.picture.frameEnd && packet.picture.spatialId == spatial;
    }

    @Override
    public boolean needsKeyFrame() {
        int wanted = Math.min(wantedSpatial, layers - 1);
        return ended >= GIVEN_UP || wanted > spatial || wanted < spatial && !whole[wanted];
    }

    @Override
    public int spatial() {
        return spatial;
    }
}
