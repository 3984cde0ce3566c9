// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.SlotState.Pause;
import org.rostrum.media.leg.SlotWish;

/** Decides what each slot of a leg carries, and tells the leg when that changes. Confined to the room's worker. */
final class SlotPlanner {

    private final Gates gates;
    private final RoomVoices voices;
    private final Map<ParticipantId, SfuLeg> legs;

    SlotPlanner(Gates gates, RoomVoices voices, Map<ParticipantId, SfuLeg> legs) {
        this.gates = gates;
        this.voices = voices;
        this.legs = legs;
    }

    /** Nothing is chosen for a leg that cannot be sent to yet: nobody shall be asked for key frames in vain. */
    void plan(SfuLeg leg, long nowNs) {
        if (!leg.sending()) {
            return;
        }
        boolean news = audio(leg);
        PictureAllocation pictures = new PictureAllocation(leg, voices.dominant().holder(), nowNs);
        int followers = 0;
        List<SlotSender> slots = leg.egress().video();
        for (int i = 0; i < slots.size(); i++) {
            SlotSender slot = slots.get(i);
            SlotWish wish = slot.wish;
            boolean follows = wish != null && wish.participant() == null;
            news |= video(leg, slot, wish, follows ? followers++ : 0, pictures);
        }
        news |= pictures.apply(cost(leg.egress().audio(), nowNs) * (1 + leg.egress().redundancy()));
        leg.tellSlots(news);
    }

    private boolean audio(SfuLeg leg) {
        List<SlotSender> slots = leg.egress().audio();
        List<@Nullable IngressTrack> current = new ArrayList<>();
        slots.forEach(slot -> current.add(slot.track()));
        List<@Nullable IngressTrack> chosen = LoudestSelection.choose(current, voices.candidates(leg, slots));
        boolean news = false;
        for (int i = 0; i < slots.size(); i++) {
            IngressTrack track = chosen.get(i);
            slots.get(i).hear(track);
            news |= track == null
                    ? slots.get(i).describe(null, MediaSource.MICROPHONE, Pause.NO_TRACK)
                    : slots.get(i).describe(track.leg.participant(), track.source, Pause.NONE);
        }
        return news;
    }

    /** What the sounds cost that are heard now. */
    private static long cost(List<SlotSender> audio, long nowNs) {
        long cost = 0;
        for (SlotSender slot : audio) {
            IngressStream stream = slot.current();
            cost += stream == null ? 0 : stream.bitsPerSecond(nowNs);
        }
        return cost;
    }

    /** What cannot be shown is told now; the others are gathered. @return whether there is news */
    private boolean video(SfuLeg leg, SlotSender slot, @Nullable SlotWish wish, int rank, PictureAllocation pictures) {
        if (wish == null) {
            slot.leave();
            return slot.describe(null, MediaSource.CAMERA, Pause.NOT_WANTED);
        }
        ParticipantId whose = wish.participant() != null
                ? wish.participant()
                : voices.dominant().pick(rank, leg.participant(), legs.keySet()).orElse(null);
        SfuLeg from = whose == null ? null : legs.get(whose);
        IngressTrack track = from == null ? null : from.track(wish.source());
        if (track != null && track.open() && pictures.add(slot, wish, whose, track)) {
            return false;
        }
        slot.leave();
        boolean muted = from != null && !gates.open(whose, wish.source());
        return slot.describe(whose, wish.source(), muted ? Pause.MUTED : Pause.NO_TRACK);
    }
}
