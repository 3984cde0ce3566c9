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
        boolean news = audio(leg, nowNs);
        int followers = 0;
        List<SlotSender> slots = leg.egress().video();
        for (int i = 0; i < slots.size(); i++) {
            SlotSender slot = slots.get(i);
            SlotWish wish = slot.wish;
            boolean follows = wish != null && wish.participant() == null;
            news |= video(leg, slot, wish, follows ? followers++ : 0, nowNs);
        }
        leg.tellSlots(news);
    }

    private boolean audio(SfuLeg leg, long nowNs) {
        List<SlotSender> slots = leg.egress().audio();
        List<@Nullable IngressTrack> current = new ArrayList<>();
        slots.forEach(slot -> current.add(slot.track()));
        List<@Nullable IngressTrack> chosen = LoudestSelection.choose(current, voices.candidates(leg, slots));
        boolean news = false;
        for (int i = 0; i < slots.size(); i++) {
            IngressTrack track = chosen.get(i);
            slots.get(i).show(track, 0, nowNs);
            news |= track == null
                    ? slots.get(i).describe(null, MediaSource.MICROPHONE, Pause.NO_TRACK)
                    : slots.get(i).describe(track.leg.participant(), track.source, Pause.NONE);
        }
        return news;
    }

    private boolean video(SfuLeg leg, SlotSender slot, @Nullable SlotWish wish, int rank, long nowNs) {
        if (wish == null) {
            slot.show(null, 0, nowNs);
            return slot.describe(null, MediaSource.CAMERA, Pause.NOT_WANTED);
        }
        ParticipantId whose = wish.participant() != null
                ? wish.participant()
                : voices.dominant().pick(rank, leg.participant(), legs.keySet()).orElse(null);
        IngressTrack track = whose == null ? null : track(whose, wish.source(), leg, nowNs);
        slot.show(track, wish.height(), nowNs);
        return slot.describe(whose, wish.source(), pause(whose, wish.source(), track));
    }

    /** The track if it can be shown to this leg now. */
    private @Nullable IngressTrack track(ParticipantId whose, MediaSource source, SfuLeg to, long nowNs) {
        SfuLeg from = legs.get(whose);
        IngressTrack track = from == null ? null : from.track(source);
        if (track == null || !track.open()) {
            return null;
        }
        IngressStream stream = track.choose(Integer.MAX_VALUE, nowNs);
        return stream == null || to.payloadType(stream.codec) == null ? null : track;
    }

    private Pause pause(@Nullable ParticipantId whose, MediaSource source, @Nullable IngressTrack track) {
        if (track != null) {
            return Pause.NONE;
        }
        return whose != null && legs.containsKey(whose) && !gates.open(whose, source) ? Pause.MUTED : Pause.NO_TRACK;
    }
}
