// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

/** 16-bit serial arithmetic (RFC 1982 manner, RFC 3550 appendix A.1) and its extension to 64 bits. */
public final class SequenceNumber {

    private SequenceNumber() {}

    /** Steps from {@code from} to {@code to}, −32768 to 32767. */
    public static int distance(int from, int to) {
        return (short) (to - from);
    }

    /** The extended number next to {@code near} whose low 16 bits are {@code sequence}. */
    public static long extend(long near, int sequence) {
        return near + (short) (sequence - (int) near);
    }
}
