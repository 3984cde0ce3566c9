// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

/**
 * What a forwarder reads of the payload of a video packet: whether a key frame begins, and where the running numbers are
 * that must go on over a change of source. One object, filled by the parser of each codec.
 */
public final class PictureFields {

    /** Spatial layers that a payload can announce. */
    public static final int MAX_LAYERS = 8;

    /** Whether this packet is the first one of a key frame: a receiver may begin here. */
    public boolean keyFrameStart;

    /** H.264: whether this packet brings a sequence parameter set. Where a source sends them, its key frames begin there only. */
    public boolean parameterSets;

    /** Index of the picture number in the packet's array; −1 if it has none. */
    public int pictureIdAt;

    /** 7, 15 or 16; 0 if there is none. */
    public int pictureIdBits;

    public int pictureId;

    /** Index of TL0PICIDX (8 bits); −1 if there is none. */
    public int tl0At;

    public int tl0;

    /** Temporal layer; −1 unknown. */
    public int temporalId;

    /** Spatial layer; 0 where there is one only. */
    public int spatialId;

    /** Whether this packet is the first one of its frame, and the last one; a frame is one spatial layer of a picture. */
    public boolean frameStart;

    public boolean frameEnd;

    /** Whether the frame needs none of earlier pictures. */
    public boolean intra;

    /** Whether the frame needs the next lower spatial layer of its picture. */
    public boolean interLayer;

    /** Whether higher spatial layers, of this picture and of later ones, do without this frame. */
    public boolean discardableBelow;

    /**
     * Whether a receiver may go on in a higher temporal layer here: VP8 the frame needs the base layer alone; VP9 later
     * frames of higher layers need nothing of those layers from before.
     */
    public boolean switchingPoint;

    /** Spatial layers that this packet announces, lowest first; 0: it announces none. */
    public int layers;

    /** Pixels of each of {@link #layers}; 0 unknown. */
    public final int[] layerWidths = new int[MAX_LAYERS];

    public final int[] layerHeights = new int[MAX_LAYERS];

    /** Pixels of the whole picture, if this packet tells; 0 unknown. */
    public int width;

    public int height;

    public void clear() {
        keyFrameStart = false;
        parameterSets = false;
        pictureIdAt = -1;
        pictureIdBits = 0;
        pictureId = 0;
        tl0At = -1;
        tl0 = 0;
        temporalId = -1;
        spatialId = 0;
        frameStart = false;
        frameEnd = false;
        intra = false;
        interLayer = false;
        discardableBelow = false;
        switchingPoint = false;
        layers = 0;
        width = 0;
        height = 0;
    }

    /** Writes another picture number over the one at {@link #pictureIdAt}, moved by {@code shift}; keeps its width. */
    public static void setPictureId(byte[] b, int at, int bits, int value) {
        switch (bits) {
            case 7 -> b[at] = (byte) (value & 0x7f);
            case 15 -> Octets.put16(b, at, 0x8000 | value & 0x7fff);
            case 16 -> Octets.put16(b, at, value);
            default -> { }
        }
    }
}
