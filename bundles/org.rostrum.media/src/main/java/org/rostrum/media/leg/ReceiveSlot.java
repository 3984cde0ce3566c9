// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.leg;

import org.rostrum.media.MediaKind;

/**
 * One stream from the server to an endpoint. Sources come and go in it; SSRC and time line stay for the life of the leg.
 *
 * @param index   from 0 within its kind
 * @param rtxSsrc of its retransmissions; 0 for audio
 */
public record ReceiveSlot(MediaKind kind, int index, int ssrc, int rtxSsrc) {

    /** {@code a0}, {@code v3}. */
    public String name() {
        return (kind == MediaKind.AUDIO ? "a" : "v") + index;
    }
}
