// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.leg;

import org.rostrum.media.MediaKind;

/** Codecs that the server forwards. The name is that of {@link org.rostrum.media.TrackInfo#codec}. */
public enum MediaCodec {
    OPUS(MediaKind.AUDIO, 48_000),
    G722(MediaKind.AUDIO, 8_000),
    PCMA(MediaKind.AUDIO, 8_000),
    PCMU(MediaKind.AUDIO, 8_000),
    VP8(MediaKind.VIDEO, 90_000),
    H264(MediaKind.VIDEO, 90_000),
    VP9(MediaKind.VIDEO, 90_000),
    AV1(MediaKind.VIDEO, 90_000);

    private final MediaKind kind;
    private final int clockRate;

    MediaCodec(MediaKind kind, int clockRate) {
        this.kind = kind;
        this.clockRate = clockRate;
    }

    public MediaKind kind() {
        return kind;
    }

    /** Of its RTP time stamps, Hz (G.722: 8000 by RFC 3551 section 4.5.2). */
    public int clockRate() {
        return clockRate;
    }

    /** Whether an endpoint may send several layers of it as separate streams. */
    public boolean simulcast() {
        return this == VP8 || this == H264;
    }
}
