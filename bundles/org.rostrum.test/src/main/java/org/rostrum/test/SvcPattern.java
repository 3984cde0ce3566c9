// SPDX-License-Identifier: Apache-2.0
package org.rostrum.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The frames of a scalable picture as encoders make them (AV1 RTP payload format, appendix A.9; W3C Scalable Video Coding,
 * modes L<i>s</i>T<i>t</i> and L<i>s</i>T<i>t</i>_KEY), and their dependency descriptors. All spatial layers of each picture
 * are there, so frame {@code n} is layer {@code n % spatial} of picture {@code n / spatial}. For tests; not thread-safe.
 */
public final class SvcPattern {

    private static final int[][] CYCLES = {{0}, {0, 1}, {0, 2, 1, 2}};

    /**
     * One frame.
     *
     * @param indications of each decode target (spatial * T + temporal): {@code -}, D, S, R
     * @param references  how many frames back lie those that it needs
     */
    public record Frame(long number, int spatial, int temporal, boolean key, String indications, List<Integer> references, boolean discardableBelow) {}

    private record Template(int spatial, int temporal, String indications, List<Integer> references) {}

    private final int spatial;
    private final int temporal;
    private final boolean keyOnly;
    private final List<Template> templates = new ArrayList<>();

    /**
     * @param spatial  layers, 1 to 3
     * @param temporal layers, 1 to 3
     * @param keyOnly  whether spatial layers need each other in key pictures only
     */
    public SvcPattern(int spatial, int temporal, boolean keyOnly) {
        this.spatial = spatial;
        this.temporal = temporal;
        this.keyOnly = keyOnly;
        for (int picture = 0; picture < 2 * cycle().length; picture++) {
            for (int s = 0; s < spatial; s++) {
                Frame f = frame(picture, s, picture == 0);
                Template t = new Template(f.spatial, f.temporal, f.indications, f.references);
                if (!templates.contains(t)) {
                    templates.add(t);
                }
            }
        }
        templates.sort(Comparator.comparingInt((Template t) -> t.spatial).thenComparingInt(t -> t.temporal));
    }

    public int spatial() {
        return spatial;
    }

    public int temporal() {
        return temporal;
    }

    private int[] cycle() {
        return CYCLES[temporal - 1];
    }

    /** Temporal layer of a picture that lies so many behind the last key picture. */
    public int temporalOf(int sinceKey) {
        return cycle()[sinceKey % cycle().length];
    }

    /** Frame of layer {@code s} in the picture that lies {@code sinceKey} pictures behind the last key picture. */
    public Frame frame(int sinceKey, int s, boolean key) {
        return frame(sinceKey, sinceKey, s, key);
    }

    /** The same with the picture's number since the beginning. */
    public Frame frame(long picture, int sinceKey, int s, boolean key) {
        int t = key ? 0 : temporalOf(sinceKey);
        StringBuilder indications = new StringBuilder();
        for (int ds = 0; ds < spatial; ds++) {
            for (int dt = 0; dt < temporal; dt++) {
                indications.append(indication(s, t, ds, dt, key));
            }
        }
        List<Integer> references = new ArrayList<>();
        boolean layered = s > 0 && (key || !keyOnly);
        if (layered) {
            references.add(1);
        }
        if (!key) {
            references.add(back(sinceKey) * spatial);
        }
        return new Frame(picture * spatial + s, s, t, key, indications.toString(), references, keyOnly && !key);
    }

    /** How many pictures back the one lies that this one is predicted from. */
    private int back(int sinceKey) {
        int position = sinceKey % cycle().length;
        return switch (cycle()[position]) {
            case 0 -> cycle().length;
            case 1 -> position;
            default -> 1;
        };
    }

    private char indication(int s, int t, int ds, int dt, boolean key) {
        boolean present = t <= dt && (key || !keyOnly ? s <= ds : s == ds);
        if (!present) {
            return '-';
        }
        if (key || t == 0 && s == ds) {
            return 'S';
        }
        if (s < ds) {
            return 'R';
        }
        return t == dt ? 'D' : 'S';
    }

    /** The descriptor of one packet of a frame; with the structure if {@code structure}. */
    public byte[] descriptor(Frame frame, boolean start, boolean end, boolean structure, int[] widths, int[] heights) {
        int index = templates.indexOf(new Template(frame.spatial, frame.temporal, frame.indications, frame.references));
        Bits bits = new Bits();
        bits.put(start ? 1 : 0, 1).put(end ? 1 : 0, 1).put(index + 7 & 63, 6).put((int) frame.number & 0xffff, 16);
        if (structure) {
            bits.put(0b10000, 5);
            structure(bits, widths, heights);
        }
        return bits.octets();
    }

    private void structure(Bits bits, int[] widths, int[] heights) {
        int targets = spatial * temporal;
        bits.put(7, 6).put(targets - 1, 5);
        for (int i = 0; i < templates.size(); i++) {
            boolean last = i == templates.size() - 1;
            Template now = templates.get(i);
            Template next = last ? now : templates.get(i + 1);
            bits.put(last ? 3 : next.spatial > now.spatial ? 2 : next.temporal > now.temporal ? 1 : 0, 2);
        }
        for (Template t : templates) {
            t.indications.chars().forEach(c -> bits.put("-DSR".indexOf(c), 2));
        }
        for (Template t : templates) {
            t.references.forEach(r -> bits.put(1, 1).put(r - 1, 4));
            bits.put(0, 1);
        }
        // no chains: ns(n) writes 0 of n values in one bit less than n has
        bits.put(0, 31 - Integer.numberOfLeadingZeros(targets + 1));
        bits.put(widths.length > 0 ? 1 : 0, 1);
        for (int i = 0; i < widths.length; i++) {
            bits.put(widths[i] - 1, 16).put(heights[i] - 1, 16);
        }
    }

    /** Writes fields of bits. */
    private static final class Bits {

        private byte[] out = new byte[64];
        private int at;

        Bits put(int value, int count) {
            for (int i = count - 1; i >= 0; i--, at++) {
                if (at >> 3 == out.length) {
                    out = Arrays.copyOf(out, out.length * 2);
                }
                out[at >> 3] |= (byte) ((value >> i & 1) << 7 - (at & 7));
            }
            return this;
        }

        byte[] octets() {
            return Arrays.copyOf(out, at + 7 >> 3);
        }
    }
}
