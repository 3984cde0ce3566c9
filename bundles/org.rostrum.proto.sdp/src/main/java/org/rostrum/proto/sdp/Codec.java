// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.sdp;

import java.util.List;
import java.util.Map;

/**
 * One payload type of a media section: {@code rtpmap}, {@code fmtp} and {@code rtcp-fb} together.
 *
 * @param name       as written, e.g. {@code VP8}, {@code opus}, {@code rtx}
 * @param channels   0 if not told
 * @param parameters of {@code fmtp}; a parameter without value maps to the empty text
 * @param feedback   e.g. {@code nack pli}
 */
public record Codec(int payloadType, String name, int clockRate, int channels, Map<String, String> parameters, List<String> feedback) {

    public Codec {
        feedback = List.copyOf(feedback);
    }
}
