// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.sdp;

import java.util.List;

/**
 * One {@code ssrc-group} line (RFC 5576 section 4.2).
 *
 * @param semantics {@code FID}: the first source and its retransmissions
 */
public record SsrcGroup(String semantics, List<Integer> ssrcs) {

    public SsrcGroup {
        ssrcs = List.copyOf(ssrcs);
    }
}
