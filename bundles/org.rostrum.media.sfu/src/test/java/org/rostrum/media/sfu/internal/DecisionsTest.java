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

    @ParameterizedTest(name = "{0}, wanted {1}: {2} rungs")
    @CsvSource({
        // rungs worst first as stream.spatial.temporal/height, height wanted, how many of them
        "2.0.0/180 1.0.0/360 0.0.0/720,             720, 3",
        "2.0.0/180 1.0.0/360 0.0.0/720,             721, 3",
        "2.0.0/180 1.0.0/360 0.0.0/720,             360, 2",
        "2.0.0/180 1.0.0/360 0.0.0/720,             361, 3",
        "2.0.0/180 1.0.0/360 0.0.0/720,             180, 1",
        "2.0.0/180 1.0.0/360 0.0.0/720,               1, 1",
        "2.0.0/180 1.0.0/360,                       720, 2",
        "2.0.0/180,                                 720, 1",
        "0.0.0/720,                                 180, 1",
        "2.0.0/180 2.0.1/180 1.0.0/360 1.0.1/360,   180, 2",
        "2.0.0/180 2.0.1/180 1.0.0/360 1.0.1/360,   200, 4",
        "0.0.0/180 0.0.2/180 0.1.1/360 0.1.2/360 0.2.2/720, 360, 4",
        "0.0.0/180 0.0.2/180 0.1.1/360 0.1.2/360 0.2.2/720, 400, 5",
    })
    void smallestPictureThatFillsTheTileElseTheBestThatArrives(String rungs, int wanted, int expected) {
        List<Rung> ladder = Stream.of(rungs.split(" ")).map(DecisionsTest::rung).toList();

        assertThat(Ladder.wanted(ladder, wanted)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} bit/s of {1} layers: best {2}")
    @CsvSource({
        "   32000, 3, 2",
        "  300000, 3, 2",
        "  400000, 3, 1",
        " 1400000, 3, 1",
        " 1500000, 3, 0",
        "  300000, 2, 1",
        "   32000, 1, 0",
        "9223372036854775807, 3, 0",
    })
    void largestLayerThatMayBeSent(long limit, int layers, int best) {
        assertThat(SendLimit.best(limit, layers)).isEqualTo(best);
    }

    // what costs as much as a better one is left out, but nobody who wants a small picture gets half its frames for a larger one's sake
    @ParameterizedTest(name = "{0}, wanted {1}: {2} ({3})")
    @CsvSource({
        "0.0.1/180/80 0.0.2/180/150 0.1.1/360/150 0.1.2/360/400, 180, 80 150,     all frames of the picture that is wanted",
        "0.0.1/180/80 0.0.2/180/150 0.1.1/360/140 0.1.2/360/400, 180, 80 150,     and though a larger one with half of them is cheaper",
        "0.0.1/180/80 0.0.2/180/150 0.1.1/360/150 0.1.2/360/400, 360, 80 150 400, larger comes first for who wants it",
        "2.0.0/180/150 1.0.0/360/140 0.0.0/720/1500,             180, 140,        a whole larger picture for less",
        "2.0.0/180/150 1.0.0/360/400,                            180, 150,        no more than is wanted",
        "1.0.0/360/900 0.0.0/720/300,                            360, 300,        the best is the cheapest",
        "0.0.2/180/150,                                          720, 150,        all there is",
    })
    void rungsForWhoWantsSuchAHeight(String rungs, int height, String costs, String why) {
        List<Rung> ladder = Ladder.upTo(Stream.of(rungs.split(" ")).map(DecisionsTest::rung).toList(), height);

        assertThat(ladder.stream().map(r -> String.valueOf(r.bitsPerSecond())).collect(Collectors.joining(" "))).as(why).isEqualTo(costs);
    }

    private static Rung rung(String text) {
        int[] n = Arrays.stream(text.split("[./]")).mapToInt(Integer::parseInt).toArray();
        return new Rung(n[0], n[1], n[2], n[3], n.length > 4 ? n[4] : 1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // stream.spatial.temporal/height/cost
        "2.0.0/180/100 1.0.0/360/400 0.0.0/720/1500, 3 rungs of growing cost, 100 400 1500",
        "2.0.0/180/150 1.0.0/360/140 0.0.0/720/1500, a better one for less,   140 1500",
        "2.0.0/180/150 1.0.0/360/150,                a better one for as much, 150",
        "1.0.0/360/900 0.0.0/720/300,                the best is the cheapest, 300",
    })
    void rungThatCostsAsMuchAsABetterOneIsLeftOut(String rungs, String why, String costs) {
        List<Rung> useful = Ladder.useful(Stream.of(rungs.split(" ")).map(DecisionsTest::rung).toList());

        assertThat(useful.stream().map(r -> String.valueOf(r.bitsPerSecond())).collect(Collectors.joining(" "))).as(why).isEqualTo(costs);
    }

    @Test
    void rungIsFoundAgainWhileOthersComeAndGo() {
        List<Rung> ladder = List.of(rung("2.0.0/180"), rung("1.0.1/360"), rung("0.0.1/720"));

        assertThat(Ladder.at(ladder, rung("1.0.1/360").quality())).isEqualTo(1);
        assertThat(Ladder.at(ladder, rung("1.0.2/360").quality())).isEqualTo(1);
        assertThat(Ladder.at(ladder, rung("1.0.0/360").quality())).isZero();
        assertThat(Ladder.at(ladder, rung("3.0.0/90").quality())).isEqualTo(-1);
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
