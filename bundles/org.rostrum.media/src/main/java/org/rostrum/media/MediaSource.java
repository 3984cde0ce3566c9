// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media;

/** What a participant can send; at most one track of each. The wire word is the lower-case name. */
public enum MediaSource {
    MICROPHONE(MediaKind.AUDIO),
    CAMERA(MediaKind.VIDEO),
    CONTENT(MediaKind.VIDEO),
    CONTENT_AUDIO(MediaKind.AUDIO);

    private final MediaKind kind;

    MediaSource(MediaKind kind) {
        this.kind = kind;
    }

    public MediaKind kind() {
        return kind;
    }
}
