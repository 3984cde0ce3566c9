// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.media.sfu.internal.DominantSpeaker.Voice;
import org.rostrum.media.sfu.internal.LoudestSelection.Candidate;

/** The pure decisions of a room by tables. */
class DecisionsTest {

    @ParameterizedTest(name = "{0} arriving {1}, wanted {2}: layer {3}")
    @CsvSource({
        // heights best first, which arrive, wanted, index of the choice
        "720 360 180, x x x,  720,  0",
        "720 360 180, x x x,  721,  0",
        "720 360 180, x x x,  360,  1",
        "720 360 180, x x x,  361,  0",
        "720 360 180, x x x,  180,  2",
        "720 360 180, x x x,    1,  2",
        "720 360 180, - x x,  720,  1",
        "720 360 180, - - x,  720,  2",
        "720 360 180, x - x,  360,  0",
        "720 360 180, x - -,  180,  0",
        "720 360 180, - - -,  180, -1",
        "0   0   0,   x x x,  180,  2",
        "0   0   0,   x x x,  200,  1",
        "0   0   180, x x x,  360,  1",
        "480 240 120, x x x,  180,  1",
        "1080,        x,      180,  0",
        "1280 640 320, x x x, 360,  1",
    })
    void smallestLayerThatFillsTheTileElseTheBestThatArrives(String heights, String arriving, int wanted, int expected) {
        int[] h = Arrays.stream(heights.split(" +")).mapToInt(Integer::parseInt).toArray();
        boolean[] a = new boolean[h.length];
        String[] marks = arriving.split(" ");
        for (int i = 0; i < h.length; i++) {
            a[i] = marks[i].equals("x");
        }

        assertThat(LayerChoice.choose(h, a, h.length, wanted)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource({
        // slots now, loudness of the candidates, slots then
        "- -,   a=90 b=80 c=85,  a c, empty slots take the loudest",
        "a b,   a=90 b=80 c=85,  a b, a little louder is not enough",
        "a b,   a=90 b=80 c=87,  a c, clearly louder is",
        "b a,   a=90 b=80 c=10,  b a, nobody changes place",
        "a b,   a=10 b=10 c=20,  a b, the silent push nobody out",
        "a -,   a=10 b=0,        a b, the silent take what is free",
        "a b,   a=10 c=90,       a c, who has left is replaced",
        "a b,   a=10 b=5 c=90,   a c, the quieter one gives way",
        "- - -, a=90,            a - -, too few leave slots empty",
    })
    void loudestKeepTheirSlots(String current, String candidates, String expected, String why) {
        List<String> slots = Arrays.stream(current.split(" ")).map(s -> s.equals("-") ? null : s).toList();
        List<Candidate<String>> people = Arrays.stream(candidates.split(" "))
                .map(c -> new Candidate<>(c.split("=")[0], Double.parseDouble(c.split("=")[1]))).toList();

        String chosen = LoudestSelection.choose(slots, people).stream().map(s -> s == null ? "-" : s).collect(Collectors.joining(" "));
        assertThat(chosen).as(why).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // capabilities of each participant, codec of the room
        "'',                                VP8",
        "VP8,                               VP8",
        "VP8 H264 VP9 AV1|VP8 H264 VP9 AV1, VP8",
        "VP8 H264|H264,                     H264",
        "VP8 VP9|VP9 AV1,                   VP9",
        "VP8 H264|H264|VP8,                 VP8",
        "VP8 H264|H264|none,                H264",
    })
    void roomTakesTheFirstCodecThatAllHave(String present, MediaCodec expected) {
        List<Set<MediaCodec>> capabilities = Stream.of(present.split("\\|"))
                .map(p -> Stream.of(p.split(" ")).filter(c -> !c.isEmpty() && !c.equals("none")).map(MediaCodec::valueOf)
                        .collect(Collectors.<MediaCodec, Set<MediaCodec>>toCollection(LinkedHashSet::new)))
                .toList();

        assertThat(CodecPolicy.choose(capabilities, CodecPolicy.PREFERENCE)).isEqualTo(expected);
    }

    @Test
    void preferredCodecIsTakenOnlyWhenAllHaveIt() {
        List<MediaCodec> preference = List.of(MediaCodec.AV1, MediaCodec.VP8);
        Set<MediaCodec> both = Set.of(MediaCodec.AV1, MediaCodec.VP8);

        assertThat(CodecPolicy.choose(List.of(both, both), preference)).isEqualTo(MediaCodec.AV1);
        assertThat(CodecPolicy.choose(List.of(both, Set.of(MediaCodec.VP8)), preference)).isEqualTo(MediaCodec.VP8);
    }

    @Test
    void floorChangesOnlyToSomebodyClearlyLouderAndNotAtOnce() {
        ParticipantId a = new ParticipantId("a");
        ParticipantId b = new ParticipantId("b");
        ParticipantId c = new ParticipantId("c");
        List<ParticipantId> all = List.of(a, b, c);
        DominantSpeaker floor = new DominantSpeaker();
        long second = 1_000_000_000L;

        assertThat(floor.pick(0, a, all)).contains(b);
        floor.update(List.of(new Voice(a, 90), new Voice(b, 10)), second);
        assertThat(floor.pick(0, c, all)).contains(a);
        floor.update(List.of(new Voice(b, 100), new Voice(a, 10)), second + second / 2);
        assertThat(floor.pick(0, c, all)).as("held for a while").contains(a);
        floor.update(List.of(new Voice(b, 95), new Voice(a, 90)), 3 * second);
        assertThat(floor.pick(0, c, all)).as("both speak, hardly louder").contains(a);
        floor.update(List.of(new Voice(b, 90), new Voice(a, 10)), 4 * second);
        assertThat(floor.pick(0, c, all)).contains(b);
        assertThat(floor.pick(1, c, all)).contains(a);
        assertThat(floor.pick(0, b, all)).as("never oneself").contains(a);
        assertThat(floor.pick(2, a, all)).isEmpty();
        assertThat(floor.pick(0, a, List.of(a))).contains(b);
        floor.remove(b);
        assertThat(floor.pick(0, a, List.of(a))).isEmpty();
    }
}
