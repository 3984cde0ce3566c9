// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

/**
 * The dependency descriptor header extension (RTP Payload Format For AV1, appendix A): to which decode targets the frame
 * of a packet belongs and which earlier frames it needs. Read into this object, packet after packet; what was read last can be written
 * with other active decode targets, as a forwarder must that leaves some out.
 *
 * <pre>
 *  |S|E| template  |  frame number, 16 bits  |   mandatory
 *  |T|A|D|F|C| structure, active targets, own indications, references and chains   if longer than 3 octets
 * </pre>
 */
public final class DependencyDescriptor {

    static final int NOT_PRESENT = 0;
    static final int SWITCH = 2;
    private static final int MANDATORY = 3;
    /** Behind the mandatory octets: structure, active targets, own indications, references, chains. */
    private static final int FLAGS = 5;
    private static final int TELLS_ACTIVE = 0b01000;

    private final BitReader in = new BitReader();
    private final BitWriter writer = new BitWriter();
    private final DependencyStructure fresh = new DependencyStructure();
    private final int[] reference = new int[DependencyStructure.MAX_REFERENCES];

    private boolean frameStart;
    private boolean frameEnd;
    private int frameNumber;
    private int spatial;
    private int temporal;
    private int present;
    private int switches;
    private int references;
    private boolean extended;
    private boolean tellsTargets;
    private int targets;
    /** Bits before and up to the end of the mask of active targets, from the beginning of the descriptor. */
    private int maskAt;
    private int maskEnd;

    /**
     * Reads a descriptor. A structure that it brings replaces {@code structure} when it is sound.
     *
     * @return false if it is malformed, or refers to a template that is not known; the structure is then as before
     */
    public boolean read(byte[] b, int offset, int length, DependencyStructure structure) {
        if (length < MANDATORY) {
            return false;
        }
        in.wrap(b, offset, length);
        frameStart = in.flag();
        frameEnd = in.flag();
        int template = in.bits(6);
        frameNumber = in.bits(16);
        extended = length > MANDATORY;
        boolean brings = extended && in.flag();
        boolean tellsActive = extended && in.flag();
        boolean ownIndications = extended && in.flag();
        boolean ownReferences = extended && in.flag();
        boolean ownChains = extended && in.flag();
        if (brings && !fresh.read(in)) {
            return false;
        }
        DependencyStructure s = brings ? fresh : structure;
        maskAt = in.position() - offset * 8;
        int active = tellsActive && s.known ? in.wide(s.targets) : s.active;
        maskEnd = in.position() - offset * 8;
        targets = s.targets;
        tellsTargets = brings || tellsActive;
        int index = template + 64 - s.offset & 63;
        if (!s.known || index >= s.templates) {
            return false;
        }
        frame(s, index, ownIndications, ownReferences);
        if (ownChains) {
            for (int i = 0; i < s.chains; i++) {
                in.bits(8);
            }
        }
        if (in.overrun() || references < 0) {
            return false;
        }
        if (brings) {
            structure.copy(fresh);
        }
        structure.active = active;
        return true;
    }

    /** Whether it says which decode targets are active: by itself, or because a structure makes all of them so. */
    public boolean tellsTargets() {
        return tellsTargets;
    }

    /**
     * Writes the descriptor that was read last with other active decode targets (appendix A.8.2, active_decode_targets_bitmask).
     *
     * @param b      as it was read
     * @param active a bit for each decode target
     * @param out    with room for {@code length + 6} octets from {@code at} on
     * @return octets written
     */
    public int writeActive(byte[] b, int offset, int length, int active, byte[] out, int at) {
        System.arraycopy(b, offset, out, at, MANDATORY);
        writer.wrap(out, at + MANDATORY);
        int flags = extended ? Octets.u8(b, offset + MANDATORY) >> 8 - FLAGS : 0;
        writer.bits(flags | TELLS_ACTIVE, FLAGS);
        if (extended) {
            writer.copy(b, (offset + MANDATORY) * 8 + FLAGS, offset * 8 + maskAt);
        }
        writer.bits(active, targets);
        if (extended) {
            writer.copy(b, offset * 8 + maskEnd, (offset + length) * 8);
        }
        return writer.end() - at;
    }

    private void frame(DependencyStructure s, int template, boolean ownIndications, boolean ownReferences) {
        spatial = s.spatial[template];
        temporal = s.temporal[template];
        present = s.present[template];
        switches = s.switches[template];
        references = s.references[template];
        System.arraycopy(s.reference[template], 0, reference, 0, references);
        if (ownIndications) {
            readIndications(s.targets);
        }
        if (ownReferences) {
            readReferences();
        }
    }

    private void readIndications(int targets) {
        present = 0;
        switches = 0;
        for (int i = 0; i < targets; i++) {
            int indication = in.bits(2);
            present |= indication == NOT_PRESENT ? 0 : 1 << i;
            switches |= indication == SWITCH ? 1 << i : 0;
        }
    }

    private void readReferences() {
        references = 0;
        for (int size = in.bits(2); size > 0; size = in.bits(2)) {
            if (references == reference.length) {
                references = -1;
                return;
            }
            reference[references++] = in.bits(4 * size) + 1;
        }
    }

    public boolean frameStart() {
        return frameStart;
    }

    public boolean frameEnd() {
        return frameEnd;
    }

    /** 16 bits; grows by one with each frame in coding order. */
    public int frameNumber() {
        return frameNumber;
    }

    public int spatial() {
        return spatial;
    }

    public int temporal() {
        return temporal;
    }

    /** Decode targets that the frame belongs to, a bit for each. */
    public int present() {
        return present;
    }

    /** Decode targets to which a receiver may go over with this frame if it can decode it, a bit for each. */
    public int switches() {
        return switches;
    }

    /** How many earlier frames it needs. */
    public int references() {
        return references;
    }

    /** How far back the i-th frame lies that it needs, in frame numbers; 1 or more. */
    public int reference(int i) {
        return reference[i];
    }
}
