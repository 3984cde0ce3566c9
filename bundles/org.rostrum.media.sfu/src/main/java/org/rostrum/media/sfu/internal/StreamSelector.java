// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import org.jspecify.annotations.Nullable;
import org.rostrum.media.leg.MediaCodec;

/**
 * Which stream one subscriber takes packets from, and when it changes over: at a key frame of the stream aimed at, the old
 * one going on until then unless the way is too narrow for it. Confined to the room's worker.
 */
final class StreamSelector {

    private @Nullable IngressStream current;
    private @Nullable IngressStream target;
    private MediaCodec codec = MediaCodec.OPUS;
    private boolean changed;
    /** Whether what is shown has become too much for the way: nothing of it passes any more, a key frame begins anew. */
    private boolean hushed;

    /** Aims at a stream, or at nothing: then the current one is let go at once. */
    void aim(@Nullable IngressStream stream) {
        if (stream != target) {
            watch(target, -1);
            watch(stream, 1);
            target = stream;
        }
        if (stream == null) {
            letGo();
        } else if ((stream != current || hushed) && stream.video()) {
            stream.keyFrames.request();
        }
    }

    /** Leaves the current stream now; the next packet that passes begins anew. For a change of picture, not of layer. */
    void letGo() {
        watch(current, -1);
        current = null;
        hushed = false;
    }

    /** What is shown is too much for the way: nothing more of it until a key frame of what is aimed at. */
    void hush() {
        hushed = current != null;
    }

    boolean hushed() {
        return hushed;
    }

    private static void watch(@Nullable IngressStream stream, int change) {
        if (stream != null) {
            stream.watched(change);
        }
    }

    /** Whether a packet is for the subscriber; {@link #changed} then tells if it is the first one of its stream. */
    boolean passes(IngressStream from, InboundPacket packet) {
        changed = false;
        if (from == current && packet.codec == codec && !hushed) {
            return true;
        }
        if (from != target) {
            return false;
        }
        if (!packet.startsHere()) {
            from.keyFrames.request();
            return false;
        }
        if (from != current) {
            watch(current, -1);
            watch(from, 1);
            current = from;
        }
        codec = packet.codec;
        hushed = false;
        changed = true;
        return true;
    }

    boolean changed() {
        return changed;
    }

    @Nullable IngressStream current() {
        return current;
    }

    @Nullable IngressStream target() {
        return target;
    }
}
