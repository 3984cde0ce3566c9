// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.conference.history.JoinMedia;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.SlotState.Pause;
import org.rostrum.media.stats.Direction;
import org.rostrum.media.stats.ParticipantStats;
import org.rostrum.media.stats.Rating;
import org.rostrum.media.stats.StreamStats;

class JoinQualityTest {

    private static final ParticipantId ADA = new ParticipantId("p1");

    static ParticipantStats sample(long kbits, double loss, double roundTrip, int height) {
        return new ParticipantStats(ADA, "udp", null, roundTrip, Long.MAX_VALUE, List.of(
                new StreamStats(MediaSource.CAMERA, ADA, Direction.UP, "VP8", "h", height * 16 / 9, height, 30, kbits * 900, loss, 20, Pause.NONE),
                new StreamStats(MediaSource.MICROPHONE, ADA, Direction.UP, "OPUS", "", 0, 0, 0, kbits * 100, loss, 4, Pause.NONE)));
    }

    /** 60/HS-3: bit rates, frames, dimensions of a join; 55/MNT-3: reduced to mean and maximum. */
    @Test
    void samplesBecomeMeansPercentilesAndTheLargestPicture() {
        JoinQuality join = new JoinQuality();
        for (int i = 0; i < 95; i++) {
            join.add(sample(1000, 0, -1, 360));
        }
        for (int i = 0; i < 5; i++) {
            join.add(sample(2000, 8, 300, 720));
        }
        JoinMedia media = join.result();
        assertThat(media.samples()).isEqualTo(100);
        assertThat(media.path()).isEqualTo("udp");
        assertThat(media.videoCodec()).isEqualTo("VP8");
        assertThat(media.audioCodec()).isEqualTo("OPUS");
        assertThat(media.width()).isEqualTo(1280);
        assertThat(media.height()).isEqualTo(720);
        assertThat(media.fps()).isEqualTo(30);
        assertThat(media.bitrateUp().mean()).isEqualTo(1050);
        assertThat(media.bitrateUp().max()).isEqualTo(2000);
        assertThat(media.bitrateUp().p95()).isBetween(1000.0, 1150.0);
        assertThat(media.bitrateDown().max()).isZero();
        assertThat(media.lossUp().mean()).isCloseTo(0.4, within(0.001));
        assertThat(media.lossUp().p95()).isLessThanOrEqualTo(0.1);
        assertThat(media.lossDown()).as("nobody reported").isNull();
        assertThat(media.jitter().mean()).isEqualTo(4);
        assertThat(media.roundTrip().samples()).isEqualTo(5);
        assertThat(media.poor()).isEqualTo(5);
        assertThat(media.fair()).isZero();
        assertThat(media.cause()).isEqualTo(Rating.Cause.LOSS_UP);
    }

    @Test
    void partsOfOneJoinAddUp() {
        JoinQuality early = new JoinQuality();
        early.add(sample(3000, 0, 100, 720));
        JoinQuality late = new JoinQuality();
        late.add(sample(1000, 0, 40, 180));
        late.add(sample(1000, 10, 40, 180));
        JoinMedia media = late.result().after(early.result());
        assertThat(media.samples()).isEqualTo(3);
        assertThat(media.height()).isEqualTo(720);
        assertThat(media.bitrateUp().mean()).isCloseTo(5000 / 3.0, within(0.001));
        assertThat(media.roundTrip().max()).isEqualTo(100);
        assertThat(media.lossDown()).isNull();
        assertThat(media.poor()).isEqualTo(1);
    }

    @Test
    void spreadHoldsAnythingInItsBounds() {
        Spread spread = new Spread();
        assertThat(spread.figure()).isNull();
        spread.add(-1);
        assertThat(spread.figure()).isNull();
        spread.add(0);
        spread.add(1e12);
        assertThat(spread.figure().max()).isEqualTo(1e12);
        assertThat(spread.figure().p95()).isPositive();
    }
}
