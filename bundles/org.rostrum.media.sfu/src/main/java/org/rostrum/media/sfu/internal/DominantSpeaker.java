// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;

/** Who holds the floor, and who held it before: what a slot shows that follows the speaker. */
final class DominantSpeaker {

    private static final double LOUDER_DB = 8;
    private static final long HOLD_NS = 800_000_000L;
    private static final int REMEMBERED = 16;

    /** Last speaker first. */
    private final List<ParticipantId> order = new ArrayList<>();
    private long sinceNs = Long.MIN_VALUE / 2;

    /** A voice of the ranking. */
    record Voice(ParticipantId participant, double loudness) {}

    /** @param ranking open microphones, loudest first */
    void update(List<Voice> ranking, long nowNs) {
        if (ranking.isEmpty() || ranking.get(0).loudness() < Loudness.SPEAKING || nowNs - sinceNs < HOLD_NS) {
            return;
        }
        Voice loudest = ranking.get(0);
        if (order.isEmpty() || takesOver(loudest, ranking)) {
            order.remove(loudest.participant());
            order.add(0, loudest.participant());
            if (order.size() > REMEMBERED) {
                order.remove(REMEMBERED);
            }
            sinceNs = nowNs;
        }
    }

    private boolean takesOver(Voice loudest, List<Voice> ranking) {
        if (loudest.participant().equals(order.get(0))) {
            return false;
        }
        double holder = 0;
        for (Voice voice : ranking) {
            if (voice.participant().equals(order.get(0))) {
                holder = voice.loudness();
            }
        }
        return holder < Loudness.SPEAKING || loudest.loudness() > holder + LOUDER_DB;
    }

    /** Who holds the floor; null: nobody has spoken yet. */
    @Nullable ParticipantId holder() {
        return order.isEmpty() ? null : order.get(0);
    }

    void remove(ParticipantId participant) {
        order.remove(participant);
    }

    /**
     * Speaker number {@code rank}, the last one being 0, without {@code self}.
     *
     * @param others everybody else in the order of joining; they fill up while few have spoken
     */
    Optional<ParticipantId> pick(int rank, ParticipantId self, Iterable<ParticipantId> others) {
        int left = rank;
        for (ParticipantId p : order) {
            if (!p.equals(self) && left-- == 0) {
                return Optional.of(p);
            }
        }
        for (ParticipantId p : others) {
            if (!p.equals(self) && !order.contains(p) && left-- == 0) {
                return Optional.of(p);
            }
        }
        return Optional.empty();
    }
}
