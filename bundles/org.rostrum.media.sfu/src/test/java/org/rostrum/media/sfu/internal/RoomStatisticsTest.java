// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rostrum.base.id.SessionId;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.SlotState.Pause;
import org.rostrum.media.leg.SlotWish;
import org.rostrum.media.stats.Direction;
import org.rostrum.media.stats.MediaTotals;
import org.rostrum.media.stats.MediaTotals.RoundTrips;
import org.rostrum.media.stats.ParticipantStats;
import org.rostrum.media.stats.Rating;
import org.rostrum.media.stats.StreamStats;
import org.rostrum.proto.rtp.RtcpWriter;
import org.rostrum.proto.rtp.RtpTime;
import org.rostrum.test.VirtualTime;

/** What a room tells about its participants, in virtual time. */
class RoomStatisticsTest {

    private final VirtualTime time = new VirtualTime();
    private final TestWorker worker = new TestWorker(time, 0);
    private final SfuRouter router = new SfuRouter(time, time, new Random(1));
    private final SessionId session = new SessionId(5);
    private final TestPeer alice = peer(1);
    private final TestPeer bob = peer(2);

    private TestPeer peer(int number) {
        TestPeer peer = new TestPeer(router, session, number, worker, time, 1);
        peer.reports = false;
        for (MediaSource source : MediaSource.values()) {
            router.room(session).gate(peer.id, source, true);
        }
        return peer;
    }

    private void run(int seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    private ParticipantStats of(TestPeer peer) {
        List<ParticipantStats> answer = new ArrayList<>();
        router.room(session).statistics(answer::addAll);
        return answer.stream().filter(p -> p.participant().equals(peer.id)).findFirst().orElseThrow();
    }

    private static StreamStats stream(ParticipantStats stats, Direction direction, MediaSource source, String layer) {
        return stats.streams().stream()
                .filter(s -> s.direction() == direction && s.source() == source && s.layer().equals(layer))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not among " + stats));
    }

    /** 60/HS-3: bit rate, frames and dimensions of each participant, both ways. */
    @Test
    void tellsWhatFlowsOfEachStream() {
        alice.level = 20;
        bob.leg.want(List.of(new SlotWish(0, alice.id, MediaSource.CAMERA, 1280, 720)));
        run(4);

        StreamStats sent = stream(of(alice), Direction.UP, MediaSource.CAMERA, "h");
        assertThat(sent.codec()).isEqualTo("VP8");
        assertThat(sent.width()).isEqualTo(1280);
        assertThat(sent.height()).isEqualTo(720);
        assertThat(sent.fps()).isCloseTo(30, within(1.5));
        // 30 frames of four packets of 400 octets and their headers
        assertThat(sent.bitsPerSecond()).isBetween(384_000L, 480_000L);
        assertThat(sent.lossPercent()).isZero();
        assertThat(of(alice).streams().stream().filter(s -> s.direction() == Direction.UP)).hasSize(4);
        StreamStats voice = stream(of(alice), Direction.UP, MediaSource.MICROPHONE, "");
        assertThat(voice.bitsPerSecond()).isBetween(24_000L, 45_000L);
        assertThat(voice.fps()).isZero();
        assertThat(voice.jitterMs()).isBetween(0.0, 2.0);

        ParticipantStats receiver = of(bob);
        StreamStats shown = stream(receiver, Direction.DOWN, MediaSource.CAMERA, "h");
        assertThat(shown.of()).isEqualTo(alice.id);
        assertThat(shown.height()).isEqualTo(720);
        assertThat(shown.fps()).isCloseTo(30, within(1.5));
        assertThat(shown.bitsPerSecond()).isBetween(380_000L, 480_000L);
        assertThat(shown.lossPercent()).as("nothing was reported").isEqualTo(-1);
        assertThat(stream(receiver, Direction.DOWN, MediaSource.MICROPHONE, "").of()).isEqualTo(alice.id);
        assertThat(receiver.roundTripMs()).isEqualTo(-1);
        assertThat(receiver.path()).isEqualTo("unknown");
        assertThat(Rating.of(receiver).level()).isEqualTo(Rating.Level.GOOD);
    }

    @Test
    void lossCountsAlthoughItWasRepaired() {
        bob.leg.want(List.of(new SlotWish(0, alice.id, MediaSource.CAMERA, 1280, 720)));
        run(3);
        alice.loss = 0.1;
        run(6);

        StreamStats sent = stream(of(alice), Direction.UP, MediaSource.CAMERA, "h");
        assertThat(sent.lossPercent()).isBetween(3.0, 20.0);
        assertThat(Rating.of(of(alice))).matches(r -> r.cause() == Rating.Cause.LOSS_UP, "for what is lost on the way up");
        assertThat(router.totals().lost().get(Direction.UP)).isGreaterThan(50);
    }

    /** RFC 3550 section 6.4.1: what a receiver report says is shown for its slot. */
    @Test
    void reportsOfTheReceiverTellLossJitterAndRoundTrip() {
        bob.leg.want(List.of(new SlotWish(0, alice.id, MediaSource.CAMERA, 1280, 720)));
        run(3);
        report(bob, 64, 17, 900, 80);
        run(2);

        ParticipantStats stats = of(bob);
        StreamStats shown = stream(stats, Direction.DOWN, MediaSource.CAMERA, "h");
        assertThat(shown.lossPercent()).isEqualTo(25);
        assertThat(shown.jitterMs()).isEqualTo(10);
        assertThat(stats.roundTripMs()).isCloseTo(80, within(1.0));
        assertThat(Rating.of(stats)).isEqualTo(new Rating(Rating.Level.POOR, Rating.Cause.LOSS_DOWN));
        MediaTotals totals = router.totals();
        assertThat(totals.lost().get(Direction.DOWN)).isEqualTo(17);
        assertThat(totals.roundTrips().counts().get(RoundTrips.BOUNDS_MS.indexOf(50))).isZero();
        assertThat(totals.roundTrips().counts().get(RoundTrips.BOUNDS_MS.indexOf(100))).isPositive();
        assertThat(totals.ratings().get(Rating.Level.POOR)).isEqualTo(1);
        run(11);
        assertThat(stream(of(bob), Direction.DOWN, MediaSource.CAMERA, "h").lossPercent()).as("too old").isEqualTo(-1);
    }

    private void report(TestPeer peer, int fraction, int lost, int jitter, int roundTripMs) {
        TestPeer.Receiver slot = peer.receiver("v0");
        long now = RtpTime.middle(new NtpClock(time, time).ntp(time.nanos())) & 0xffff_ffffL;
        long since = now - (RtpTime.middle(slot.reportNtp) & 0xffff_ffffL);
        RtcpWriter writer = new RtcpWriter();
        writer.receiverReport(1);
        writer.reportBlock(slot.slot.ssrc(), fraction, lost, 0, jitter, RtpTime.middle(slot.reportNtp), (int) (since - roundTripMs * 65_536L / 1000));
        worker.run(() -> peer.leg.packet(writer.buffer(), 0, writer.length(), time.nanos()));
    }

    @Test
    void tellsWhyNothingFlows() {
        bob.leg.want(List.of(new SlotWish(0, alice.id, MediaSource.CAMERA, 1280, 720)));
        run(3);
        router.room(session).gate(alice.id, MediaSource.CAMERA, false);
        run(2);

        assertThat(stream(of(bob), Direction.DOWN, MediaSource.CAMERA, "").pause()).isEqualTo(Pause.MUTED);
        assertThat(stream(of(bob), Direction.DOWN, MediaSource.CAMERA, "").bitsPerSecond()).isZero();
        assertThat(stream(of(alice), Direction.UP, MediaSource.CAMERA, "h").pause()).isEqualTo(Pause.MUTED);
        assertThat(router.totals().slots().get(Pause.MUTED)).isEqualTo(1);
    }

    @Test
    void totalsEndWithTheRoomButForWhatOnlyGrows() {
        bob.leg.want(List.of(new SlotWish(0, alice.id, MediaSource.CAMERA, 1280, 720)));
        run(3);
        assertThat(router.totals().paths()).containsEntry("unknown", 2);
        assertThat(router.totals().bitsPerSecond().get(Direction.UP)).isGreaterThan(1_000_000);
        assertThat(router.totals().bitsPerSecond().get(Direction.DOWN)).isGreaterThan(300_000);
        alice.leg.close();
        bob.leg.close();
        run(2);
        assertThat(router.totals().paths()).isEmpty();
        assertThat(router.totals().bitsPerSecond().get(Direction.UP)).isZero();
    }

    @Test
    void roomWithoutAnybodyAnswersAtOnce() {
        List<List<ParticipantStats>> answers = new ArrayList<>();
        router.room(new SessionId(6)).statistics(answers::add);
        assertThat(answers).containsExactly(List.of());
    }

    /** A large room does not stop for its numbers: some legs in each tick, all of them within a second or so. */
    @Test
    void everybodyHasHisTurnOnceASecond() {
        for (int i = 3; i <= 90; i++) {
            TestPeer silent = peer(i);
            silent.camera = false;
        }
        time.advance(Duration.ofMillis(100));
        int first = statistics().size();
        assertThat(first).as("not all at once").isBetween(6, 30);
        time.advance(Duration.ofMillis(900));
        assertThat(statistics()).hasSize(90);
        assertThat(statistics().get(89).participant().value()).isEqualTo("p90");
    }

    private List<ParticipantStats> statistics() {
        List<ParticipantStats> answer = new ArrayList<>();
        router.room(session).statistics(answer::addAll);
        return answer;
    }
}
