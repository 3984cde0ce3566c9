// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.media;

import java.util.List;
import org.rostrum.proto.sdp.HeaderExtension;

/** Ids of header extensions that were negotiated; 0: not. */
public record Extensions(int mid, int rid, int audioLevel, int transportCc) {

    /** Those of one or several sections. */
    public static Extensions of(List<HeaderExtension> all) {
        return new Extensions(id(all, HeaderExtension.MID), id(all, HeaderExtension.RID), id(all, HeaderExtension.AUDIO_LEVEL),
                id(all, HeaderExtension.TRANSPORT_CC));
    }

    private static int id(List<HeaderExtension> all, String uri) {
        return all.stream().filter(e -> e.uri().equals(uri)).map(HeaderExtension::id).findFirst().orElse(0);
    }
}
