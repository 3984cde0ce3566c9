// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.rostrum.media.MediaKind;
import org.rostrum.media.leg.ReceiveSlot;
import org.rostrum.proto.rtp.Octets;
import org.rostrum.proto.rtp.RtpPacket;

/** Receive slots of one leg, which only become more, and the sources (SSRC) of all that is sent to it. Thread-safe. */
final class LegSlots {

    private final Random random;
    private final List<ReceiveSlot> slots = new ArrayList<>();
    private final Set<Integer> ssrcs = new HashSet<>();
    private volatile int[] audioSsrcs = {};

    LegSlots(Random random) {
        this.random = random;
    }

    /** A source that nothing else sent to this leg has. */
    synchronized int newSsrc() {
        int candidate = random.nextInt();
        while (candidate == 0 || !ssrcs.add(candidate)) {
            candidate = random.nextInt();
        }
        return candidate;
    }

    /** Sound before pictures. */
    synchronized List<ReceiveSlot> all() {
        return List.copyOf(slots);
    }

    /** Adds slots until there are so many of each kind. @return all */
    synchronized List<ReceiveSlot> grow(int audioSlots, int videoSlots) {
        int audio = (int) slots.stream().filter(s -> s.kind() == MediaKind.AUDIO).count();
        int video = slots.size() - audio;
        for (int i = audio; i < audioSlots; i++) {
            slots.add(i, new ReceiveSlot(MediaKind.AUDIO, i, newSsrc(), 0));
        }
        for (int i = video; i < videoSlots; i++) {
            slots.add(new ReceiveSlot(MediaKind.VIDEO, i, newSsrc(), newSsrc()));
        }
        audioSsrcs = slots.stream().filter(s -> s.kind() == MediaKind.AUDIO).mapToInt(ReceiveSlot::ssrc).toArray();
        return List.copyOf(slots);
    }

    /** Whether a packet to the endpoint is sound. Allocates nothing. */
    boolean isSound(byte[] buffer, int offset, int length) {
        if (length < RtpPacket.FIXED_HEADER) {
            return false;
        }
        int source = Octets.i32(buffer, offset + 8);
        for (int ssrc : audioSsrcs) {
            if (ssrc == source) {
                return true;
            }
        }
        return false;
    }
}
