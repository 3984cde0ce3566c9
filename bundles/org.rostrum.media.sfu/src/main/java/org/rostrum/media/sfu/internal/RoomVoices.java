// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.media.MediaKind;
import org.rostrum.media.MediaSource;

/** Who can be heard in a room, who speaks and who holds the floor. Filled anew ten times a second; confined to the room's worker. */
final class RoomVoices {

    private static final int MAX_SPEAKERS = 8;
    /** Sounds looked at for audio slots: more than any leg has slots, so that one's own sounds may be among them. */
    private static final int MAX_CANDIDATES = 16;
    private static final long SPEAKERS_NS = 200_000_000L;

    private final List<IngressTrack> open = new ArrayList<>();
    private final DominantSpeaker dominant = new DominantSpeaker();
    private List<ParticipantId> speakers = List.of();
    private long speakersNs;

    void begin() {
        open.clear();
    }

    void add(IngressTrack track, long nowNs) {
        if (track.source.kind() != MediaKind.AUDIO) {
            return;
        }
        if (track.open() && track.arriving(nowNs)) {
            open.add(track);
        } else {
            track.loudness.reset();
        }
    }

    /** Orders them and finds who holds the floor. @return whether there is news about the speakers to tell now */
    boolean rank(long nowNs) {
        open.forEach(track -> track.loudness.tick(nowNs));
        open.sort(Comparator.comparingDouble((IngressTrack t) -> t.loudness.value()).reversed());
        List<DominantSpeaker.Voice> microphones = open.stream()
                .filter(t -> t.source == MediaSource.MICROPHONE)
                .limit(MAX_CANDIDATES)
                .map(t -> new DominantSpeaker.Voice(t.leg.participant(), t.loudness.value()))
                .toList();
        dominant.update(microphones, nowNs);
        List<ParticipantId> now = microphones.stream()
                .filter(v -> v.loudness() >= Loudness.SPEAKING)
                .limit(MAX_SPEAKERS)
                .map(DominantSpeaker.Voice::participant)
                .toList();
        if (now.equals(speakers) || nowNs < speakersNs) {
            return false;
        }
        speakers = now;
        speakersNs = nowNs + SPEAKERS_NS;
        return true;
    }

    /** Sounds worth an audio slot of {@code leg}: of others, in a codec that it takes, and what it has now. */
    List<LoudestSelection.Candidate<IngressTrack>> candidates(SfuLeg leg, List<SlotSender> slots) {
        Map<IngressTrack, Double> candidates = new LinkedHashMap<>();
        open.stream().limit(MAX_CANDIDATES).filter(t -> audible(t, leg)).forEach(t -> candidates.put(t, t.loudness.value()));
        for (SlotSender slot : slots) {
            IngressTrack track = slot.track();
            if (track != null && open.contains(track) && audible(track, leg)) {
                candidates.put(track, track.loudness.value());
            }
        }
        List<LoudestSelection.Candidate<IngressTrack>> list = new ArrayList<>();
        candidates.forEach((track, loudness) -> list.add(new LoudestSelection.Candidate<>(track, loudness)));
        return list;
    }

    private static boolean audible(IngressTrack track, SfuLeg leg) {
        IngressStream stream = track.stream(0);
        return track.leg != leg && stream != null && leg.payloadType(stream.codec) != null;
    }

    List<ParticipantId> speakers() {
        return speakers;
    }

    DominantSpeaker dominant() {
        return dominant;
    }

    void forget(ParticipantId participant) {
        dominant.remove(participant);
    }
}
