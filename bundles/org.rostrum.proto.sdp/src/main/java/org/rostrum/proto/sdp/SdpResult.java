// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.sdp;

/** What reading gave. */
public sealed interface SdpResult {

    record Read(SessionDescription description) implements SdpResult {}

    /**
     * It is not a description that we take.
     *
     * @param line number from 1; 0 if it is about the whole
     */
    record Refused(Problem problem, int line) implements SdpResult {}

    /** Why. */
    enum Problem {
        TOO_LARGE,
        TOO_MANY_LINES,
        TOO_MANY_SECTIONS,
        /** Not {@code x=value}. */
        MALFORMED_LINE,
        /** {@code v=0} and {@code o=} must come first. */
        MALFORMED_START,
        MALFORMED_MEDIA_LINE
    }
}
