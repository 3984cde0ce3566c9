// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.media.sfu.internal.TestPeer.Got;
import org.rostrum.media.sfu.internal.TestPeer.Receiver;

/** Who is heard, who speaks, and who follows it. */
class RoomSpeakersTest extends RoomFixture {

    @Test
    void loudestAreHeardNeverOneself() {
        List<TestPeer> peers = List.of(peer(1, 0), peer(2, 0), peer(3, 0), peer(4, 0));
        int[] levels = {20, 40, 30, 120};
        for (int i = 0; i < 4; i++) {
            peers.get(i).level = levels[i];
        }
        seconds(3);

        assertThat(heard(peers.get(3))).containsExactlyInAnyOrder(peers.get(0).id, peers.get(2).id);
        assertThat(heard(peers.get(0))).containsExactlyInAnyOrder(peers.get(1).id, peers.get(2).id);
        peers.get(3).level = 10;
        seconds(2);
        assertThat(heard(peers.get(0))).contains(peers.get(3).id);
        for (TestPeer p : peers) {
            for (String slot : List.of("a0", "a1")) {
                assertThat(p.receiver(slot).got.values()).noneMatch(g -> g.from() == p.number);
                assertEvenSound(p.receiver(slot));
            }
        }
    }

    private List<ParticipantId> heard(TestPeer peer) {
        return List.of(peer.state("a0").participant(), peer.state("a1").participant());
    }

    private static void assertEvenSound(Receiver slot) {
        Got before = null;
        for (Got now : slot.got.values()) {
            if (before != null) {
                assertThat(now.number()).isEqualTo(before.number() + 1);
                assertThat(now.timestamp() - before.timestamp()).isBetween(1, 48_000);
            }
            before = now;
        }
        assertThat(before).isNotNull();
    }

    @Test
    void slotWithoutParticipantFollowsTheSpeakerNeverOneself() {
        TestPeer alice = peer(1, 1);
        TestPeer bob = peer(2, 1);
        TestPeer carol = peer(3, 2);
        for (TestPeer p : List.of(alice, bob, carol)) {
            p.leg.want(List.of(wish(0, null, 720)));
        }
        carol.leg.want(List.of(wish(0, null, 720), wish(1, null, 180)));
        alice.level = 20;
        seconds(2);
        assertThat(bob.state("v0").participant()).isEqualTo(alice.id);
        assertThat(alice.state("v0").participant()).isNotEqualTo(alice.id).isNotNull();
        alice.level = 120;
        bob.level = 20;
        seconds(4);

        assertThat(alice.state("v0").participant()).isEqualTo(bob.id);
        assertThat(bob.state("v0").participant()).isEqualTo(alice.id);
        assertThat(carol.state("v0").participant()).isEqualTo(bob.id);
        assertThat(carol.state("v1").participant()).isEqualTo(alice.id);
        assertThat(carol.speakers.get(carol.speakers.size() - 1)).containsExactly(bob.id);
        assertEvenLine(carol.receiver("v0"));
    }

    @Test
    void speakersAreToldAtMostFiveTimesASecond() {
        TestPeer alice = peer(1, 0);
        TestPeer bob = peer(2, 0);
        Random random = new Random(4);
        for (int i = 0; i < 200; i++) {
            alice.level = random.nextBoolean() ? 5 : 127;
            bob.level = random.nextBoolean() ? 5 : 127;
            seconds(0.08);
        }

        assertThat(alice.speakersAt.size()).isGreaterThan(3);
        for (int i = 1; i < alice.speakersAt.size(); i++) {
            assertThat(alice.speakersAt.get(i) - alice.speakersAt.get(i - 1)).isGreaterThanOrEqualTo(200_000_000L);
        }
    }
}
