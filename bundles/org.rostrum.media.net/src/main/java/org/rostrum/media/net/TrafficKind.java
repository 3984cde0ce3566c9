// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net;

/** Kinds of media that the network may treat differently: each has its DSCP (requirement 10/PROT-3, RFC 8837). */
public enum TrafficKind {
    /** Sound. */
    AUDIO,
    /** Pictures, and all that belongs to neither. */
    VIDEO
}
