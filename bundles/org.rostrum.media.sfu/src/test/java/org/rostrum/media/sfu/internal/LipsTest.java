// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.base.id.SessionId;
import org.rostrum.media.MediaKind;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.SlotClock;
import org.rostrum.media.leg.SlotWish;
import org.rostrum.media.sfu.internal.TestPeer.Got;
import org.rostrum.media.sfu.internal.TestPeer.Receiver;
import org.rostrum.media.sfu.internal.TestPeer.Report;
import org.rostrum.proto.rtp.RtpTime;
import org.rostrum.test.VirtualTime;

/**
 * Sound and picture of somebody meet at the receiver: sender reports and told clocks of all slots name the moment of capture, by one
 * clock for each sender (RFC 3550 section 6.4.1), from the first tick after a slot has changed its source or layer.
 */
class LipsTest {

    private static final Duration AT_ONCE = Duration.ofMillis(40);
    private static final double TOLERANCE_MS = 2;

    private final VirtualTime time = new VirtualTime();
    private final TestWorker worker = new TestWorker(time, 0);
    private final SfuRouter router = new SfuRouter(time, time, new Random(1));
    private final SessionId session = new SessionId(5);
    private final TestPeer alice = peer(1, 0);
    private final TestPeer bob = peer(2, 0);
    private final TestPeer carol = peer(9, 2);
    private final Map<Integer, TestPeer> senders = Map.of(1, alice, 2, bob);

    private TestPeer peer(int number, int videoSlots) {
        TestPeer peer = new TestPeer(router, session, number, worker, time, videoSlots);
        for (MediaSource source : MediaSource.values()) {
            router.room(session).gate(peer.id, source, true);
        }
        return peer;
    }

    @BeforeEach
    void clocksOfTheirOwn() {
        alice.clockShiftNs = -7_200_000_000_000L;
        bob.clockShiftNs = 10_800_123_000_000L;
        alice.level = 30;
        bob.level = 30;
        carol.level = 128;
        carol.camera = false;
    }

    private void seconds(double s) {
        time.advance(Duration.ofMillis((long) (s * 1000)));
    }

    private void show(TestPeer first, int height, TestPeer second, int secondHeight) {
        carol.leg.want(List.of(wish(0, first, height), wish(1, second, secondHeight)));
    }

    private static SlotWish wish(int slot, TestPeer whose, int height) {
        return new SlotWish(slot, whose.id, MediaSource.CAMERA, height * 16 / 9, height);
    }

    @Test
    void reportsNameTheMomentOfCaptureOverEveryChangeOfSourceAndLayer() {
        seconds(2.5);
        show(alice, 180, bob, 180);
        seconds(3.3);
        show(alice, 720, bob, 180);
        seconds(3.3);
        show(bob, 360, alice, 180);
        seconds(3.3);
        show(alice, 720, bob, 720);
        seconds(3.3);

        for (String slot : List.of("a0", "a1", "v0", "v1")) {
            Receiver receiver = carol.receiver(slot);
            assertThat(receiver.reports).as(slot).hasSizeGreaterThan(10);
            assertThat(receiver.reports).as(slot).allSatisfy(report -> assertThat(millis(report.ntp()) - (report.timestamp() - report.newest().timestamp())
                    * 1000.0 / rate(receiver)).isCloseTo(captured(receiver, report.newest()), within(TOLERANCE_MS)));
        }
        assertThat(changes(carol.receiver("v0"))).hasSizeGreaterThanOrEqualTo(4);
        assertThat(changes(carol.receiver("v1"))).hasSizeGreaterThanOrEqualTo(3);
        for (String slot : List.of("v0", "v1")) {
            Receiver receiver = carol.receiver(slot);
            assertThat(changes(receiver)).as(slot).allSatisfy(first -> {
                long at = receiver.arrived.get(first.number());
                assertThat(receiver.reports).extracting(Report::atNs).anyMatch(report -> report >= at && report - at <= AT_ONCE.toNanos());
            });
        }
    }

    @Test
    void clocksAreToldWithTheChangeAndNotAgainWhileTheyHold() {
        seconds(2.5);
        show(alice, 180, bob, 180);
        seconds(3.3);
        List<SlotClock> first = List.copyOf(carol.clocksTold);
        assertThat(first).extracting(clock -> clock.slot().name()).containsExactlyInAnyOrder("a0", "a1", "v0", "v1");
        show(alice, 720, bob, 180);
        seconds(20);
        assertThat(carol.clocksTold).as("another layer keeps the time line").isEqualTo(first);
        show(bob, 360, alice, 180);
        seconds(3.3);

        List<SlotClock> later = carol.clocksTold.subList(first.size(), carol.clocksTold.size());
        assertThat(later).extracting(SlotClock::participant).containsExactlyInAnyOrder(bob.id, alice.id);
        Stream.of("a0", "a1", "v0", "v1").forEach(slot -> {
            Receiver receiver = carol.receiver(slot);
            SlotClock clock = carol.clocksTold.stream().filter(each -> each.slot().equals(receiver.slot)).reduce((before, after) -> after).orElseThrow();
            Got newest = receiver.got.lastEntry().getValue();
            double told = clock.capturedUs() / 1000.0 - start() + (newest.timestamp() - clock.timestamp()) * 1000.0 / rate(receiver);
            assertThat(told).as(slot).isCloseTo(captured(receiver, newest), within(TOLERANCE_MS));
        });
        int told = carol.clocksTold.size();
        carol.leg.tellAgain();
        seconds(0.1);
        assertThat(carol.clocksTold).as("after a reconnect").hasSize(told + 4);
    }

    // browsers report about their sound after two or three seconds only, about pictures sooner
    @Test
    void soundsClockHoldsBeforeItsFirstReport() {
        alice.tellsSoundTime = false;
        show(alice, 180, bob, 180);
        seconds(1.3);

        Receiver receiver = carol.receiver(slotOf(alice));
        SlotClock clock = carol.clocksTold.stream().filter(each -> each.slot().equals(receiver.slot)).findFirst().orElseThrow();
        Got newest = receiver.got.lastEntry().getValue();
        double told = clock.capturedUs() / 1000.0 - start() + (newest.timestamp() - clock.timestamp()) * 1000.0 / 48_000;
        assertThat(newest.from()).isEqualTo(alice.number);
        assertThat(told).isCloseTo(captured(receiver, newest), within(TOLERANCE_MS));
        carol.clocksTold.clear();
        alice.tellsSoundTime = true;
        seconds(3);
        assertThat(carol.clocksTold).as("the report says the same").noneMatch(each -> each.slot().equals(receiver.slot));
    }

    // a browser that is muted stops its time stamps; its next report comes seconds after the sound
    @Test
    void clocksHoldAtOnceAfterSilence() {
        seconds(3);
        alice.tellsTime = false;
        alice.level = 128;
        seconds(8);
        alice.silentNs = 8_000_000_000L;
        alice.level = 30;
        carol.clocksTold.clear();
        seconds(0.5);

        Receiver receiver = carol.receiver(slotOf(alice));
        SlotClock clock = carol.clocksTold.stream().filter(each -> each.slot().equals(receiver.slot)).findFirst().orElseThrow();
        Got newest = receiver.got.lastEntry().getValue();
        double told = clock.capturedUs() / 1000.0 - start() + (newest.timestamp() - clock.timestamp()) * 1000.0 / 48_000;
        assertThat(newest.from()).isEqualTo(alice.number);
        assertThat(told).isCloseTo(captured(receiver, newest), within(TOLERANCE_MS));
    }

    private String slotOf(TestPeer whose) {
        return carol.slots.stream().filter(state -> state.slot().kind() == MediaKind.AUDIO && whose.id.equals(state.participant()))
                .findFirst().orElseThrow().slot().name();
    }

    /** First packets of each source and layer. */
    private static List<Got> changes(Receiver slot) {
        List<Got> all = List.copyOf(slot.got.values());
        return IntStream.range(0, all.size())
                .filter(i -> i == 0 || all.get(i).from() != all.get(i - 1).from() || all.get(i).layer() != all.get(i - 1).layer())
                .mapToObj(all::get)
                .toList();
    }

    private static int rate(Receiver slot) {
        return slot.slot.kind() == MediaKind.AUDIO ? 48_000 : 90_000;
    }

    /** When a packet was captured by the server's clock, milliseconds of virtual time: the fastest report was under way for the delay. */
    private double captured(Receiver slot, Got got) {
        TestPeer from = senders.get(got.from());
        Map<Integer, Long> at = slot.slot.kind() == MediaKind.AUDIO ? from.soundAt : from.frameAt;
        return at.get(got.frame()) / 1e6 + from.delay.toMillis();
    }

    private static double millis(long ntp) {
        return RtpTime.nanos(ntp - RtpTime.ntp(Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() * 1_000_000_000L)) / 1e6;
    }

    private static double start() {
        return Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    }
}
