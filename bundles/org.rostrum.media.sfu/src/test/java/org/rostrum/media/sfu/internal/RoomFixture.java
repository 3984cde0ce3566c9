// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.rostrum.base.id.SessionId;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.media.leg.SlotWish;
import org.rostrum.media.sfu.internal.TestPeer.Got;
import org.rostrum.media.sfu.internal.TestPeer.Receiver;
import org.rostrum.media.stats.ParticipantStats;
import org.rostrum.test.VirtualTime;

/** Two to four endpoints and one room in virtual time, over ways that delay and lose. */
abstract class RoomFixture {

    final VirtualTime time = new VirtualTime();
    final TestWorker worker = new TestWorker(time, 0);
    final SfuRouter router = new SfuRouter(time, time, new Random(1));
    final SessionId session = new SessionId(5);

    TestPeer peer(int number, int videoSlots) {
        return open(new TestPeer(router, session, number, worker, time, videoSlots));
    }

    TestPeer oneLayer(int number) {
        TestPeer peer = open(new TestPeer(router, session, number, worker, time, 0, 2, Set.of(MediaCodec.VP8), true, ""));
        peer.obeys = true;
        return peer;
    }

    TestPeer open(TestPeer peer) {
        for (MediaSource source : MediaSource.values()) {
            router.room(session).gate(peer.id, source, true);
        }
        return peer;
    }

    static SlotWish wish(int slot, TestPeer whose, int height) {
        return new SlotWish(slot, whose == null ? null : whose.id, MediaSource.CAMERA, height * 16 / 9, height);
    }

    void seconds(double s) {
        time.advance(Duration.ofMillis((long) (s * 1000)));
    }

    ParticipantStats statistics(TestPeer of) {
        List<ParticipantStats> all = new ArrayList<>();
        router.room(session).statistics(all::addAll);
        return all.stream().filter(each -> each.participant().equals(of.id)).findFirst().orElseThrow();
    }

    /** Numbers without holes, time stamps that never go back, picture numbers that grow by one, key frames at each change. */
    static void assertEvenLine(Receiver slot) {
        Got before = null;
        for (Got now : slot.got.values()) {
            if (before != null) {
                boolean changed = now.from() != before.from() || now.layer() != before.layer();
                assertThat(now.number()).isEqualTo(before.number() + 1);
                assertThat(now.timestamp() - before.timestamp()).isBetween(0, 180_000);
                int step = now.picture() - before.picture() & 0x7fff;
                assertThat(step).isEqualTo(changed || now.frame() != before.frame() ? 1 : 0);
                assertThat(now.tl0() - before.tl0() & 0xff).isEqualTo(step);
                assertThat(now.key() || !changed).as("change without key frame at " + now).isTrue();
            }
            before = now;
        }
        assertThat(before).isNotNull();
    }
}
