// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

import java.util.Arrays;

/**
 * The templates that a key frame announces and later frames refer to (RTP Payload Format For AV1, appendix A.8.3:
 * template dependency structure). One for each source; replaced whole, and only by a structure that is complete and sound.
 */
public final class DependencyStructure {

    static final int MAX_TARGETS = 32;
    static final int MAX_TEMPLATES = 64;
    /** References of one template; more than any encoder keeps pictures. */
    static final int MAX_REFERENCES = 8;
    private static final int MAX_SPATIAL = 4;
    private static final int MAX_TEMPORAL = 8;

    boolean known;
    int offset;
    int targets;
    int templates;
    int chains;
    final int[] spatial = new int[MAX_TEMPLATES];
    final int[] temporal = new int[MAX_TEMPLATES];
    /** Of each template, a bit for each decode target: the frame belongs to it; a receiver may go over to it here. */
    final int[] present = new int[MAX_TEMPLATES];
    final int[] switches = new int[MAX_TEMPLATES];
    final int[] references = new int[MAX_TEMPLATES];
    final int[][] reference = new int[MAX_TEMPLATES][MAX_REFERENCES];
    final int[] targetSpatial = new int[MAX_TARGETS];
    final int[] targetTemporal = new int[MAX_TARGETS];
    int layers;
    final int[] widths = new int[MAX_SPATIAL];
    final int[] heights = new int[MAX_SPATIAL];
    /** Decode targets that the sender keeps up, a bit for each. */
    int active;

    /** Whether a key frame has told it. */
    public boolean known() {
        return known;
    }

    /** Decode targets: what a receiver may choose between; at most 32. */
    public int targets() {
        return targets;
    }

    /** Highest spatial layer of a decode target. */
    public int targetSpatial(int target) {
        return targetSpatial[target];
    }

    /** Highest temporal layer of a decode target. */
    public int targetTemporal(int target) {
        return targetTemporal[target];
    }

    /** Decode targets that the sender keeps up now, a bit for each. */
    public int active() {
        return active;
    }

    /** The active target that is best within limits: spatial before temporal. @return −1 if there is none */
    public int target(int maxSpatial, int maxTemporal) {
        int best = -1;
        for (int i = 0; i < targets; i++) {
            if ((active >> i & 1) != 0 && targetSpatial[i] <= maxSpatial && targetTemporal[i] <= maxTemporal
                    && (best < 0 || order(i) > order(best))) {
                best = i;
            }
        }
        return best;
    }

    /**
     * Active decode targets of which a receiver misses nothing that gets the frames of one target only, a bit for each.
     *
     * @param target 0 to {@link #targets} − 1
     */
    public int within(int target) {
        int whole = active;
        for (int i = 0; i < templates; i++) {
            if ((present[i] >> target & 1) == 0) {
                whole &= ~present[i];
            }
        }
        return whole;
    }

    private int order(int target) {
        return targetSpatial[target] * MAX_TEMPORAL + targetTemporal[target];
    }

    /** Pixels of a spatial layer; 0 unknown. */
    public int width(int layer) {
        return layer < layers ? widths[layer] : 0;
    }

    /** Pixels of a spatial layer; 0 unknown. */
    public int height(int layer) {
        return layer < layers ? heights[layer] : 0;
    }

    /** Spatial layers. */
    public int layers() {
        return layers;
    }

    void copy(DependencyStructure other) {
        known = other.known;
        offset = other.offset;
        targets = other.targets;
        templates = other.templates;
        chains = other.chains;
        layers = other.layers;
        active = other.active;
        System.arraycopy(other.spatial, 0, spatial, 0, templates);
        System.arraycopy(other.temporal, 0, temporal, 0, templates);
        System.arraycopy(other.present, 0, present, 0, templates);
        System.arraycopy(other.switches, 0, switches, 0, templates);
        System.arraycopy(other.references, 0, references, 0, templates);
        for (int i = 0; i < templates; i++) {
            System.arraycopy(other.reference[i], 0, reference[i], 0, references[i]);
        }
        System.arraycopy(other.targetSpatial, 0, targetSpatial, 0, targets);
        System.arraycopy(other.targetTemporal, 0, targetTemporal, 0, targets);
        System.arraycopy(other.widths, 0, widths, 0, layers);
        System.arraycopy(other.heights, 0, heights, 0, layers);
    }

    /** Reads a structure. @return false if it is malformed; then nothing of this object may be used */
    boolean read(BitReader in) {
        known = false;
        offset = in.bits(6);
        targets = in.bits(5) + 1;
        active = targets == 32 ? -1 : (1 << targets) - 1;
        if (!readLayers(in)) {
            return false;
        }
        readIndications(in);
        if (!readReferences(in) || !readChains(in)) {
            return false;
        }
        readSizes(in);
        known = !in.overrun();
        return known;
    }

    private boolean readLayers(BitReader in) {
        templates = 0;
        int s = 0;
        int t = 0;
        for (int next = 0; next != 3;) {
            if (templates == MAX_TEMPLATES || s >= MAX_SPATIAL || t >= MAX_TEMPORAL || in.overrun()) {
                return false;
            }
            spatial[templates] = s;
            temporal[templates++] = t;
            next = in.bits(2);
            if (next == 1) {
                t++;
            } else if (next == 2) {
                t = 0;
                s++;
            }
        }
        layers = s + 1;
        return true;
    }

    private void readIndications(BitReader in) {
        Arrays.fill(targetSpatial, 0);
        Arrays.fill(targetTemporal, 0);
        for (int i = 0; i < templates; i++) {
            present[i] = 0;
            switches[i] = 0;
            for (int target = 0; target < targets; target++) {
                int indication = in.bits(2);
                if (indication != DependencyDescriptor.NOT_PRESENT) {
                    present[i] |= 1 << target;
                    targetSpatial[target] = Math.max(targetSpatial[target], spatial[i]);
                    targetTemporal[target] = Math.max(targetTemporal[target], temporal[i]);
                }
                if (indication == DependencyDescriptor.SWITCH) {
                    switches[i] |= 1 << target;
                }
            }
        }
    }

    private boolean readReferences(BitReader in) {
        for (int i = 0; i < templates; i++) {
            int count = 0;
            while (in.flag()) {
                if (count == MAX_REFERENCES) {
                    return false;
                }
                reference[i][count++] = in.bits(4) + 1;
            }
            references[i] = count;
        }
        return !in.overrun();
    }

    /** Chains are not used here, but what follows stands behind them. */
    private boolean readChains(BitReader in) {
        chains = in.nonSymmetric(targets + 1);
        if (chains > 0) {
            for (int target = 0; target < targets; target++) {
                in.nonSymmetric(chains);
            }
            for (int i = 0; i < templates * chains && !in.overrun(); i++) {
                in.bits(4);
            }
        }
        return !in.overrun();
    }

    private void readSizes(BitReader in) {
        boolean told = in.flag();
        for (int i = 0; i < layers; i++) {
            widths[i] = told ? in.bits(16) + 1 : 0;
            heights[i] = told ? in.bits(16) + 1 : 0;
        }
    }
}
