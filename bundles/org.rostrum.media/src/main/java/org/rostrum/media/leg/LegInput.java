// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.leg;

import java.util.List;
import org.rostrum.media.MediaSource;

/**
 * One thing that the endpoint may send.
 *
 * @param mid       its name in the MID header extension; empty if there is none
 * @param encodings layers, best first; at least one
 */
public record LegInput(MediaSource source, String mid, List<Encoding> encodings) {

    public LegInput {
        encodings = List.copyOf(encodings);
    }

    /**
     * One layer.
     *
     * @param rid     its name in the RID header extension; empty if there is one layer only
     * @param ssrc    0: not told, the extensions tell
     * @param rtxSsrc of its retransmissions; 0: not told
     */
    public record Encoding(String rid, int ssrc, int rtxSsrc) {}
}
