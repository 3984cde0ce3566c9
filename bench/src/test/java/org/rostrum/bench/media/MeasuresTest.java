// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class MeasuresTest {

    private static final int FIRST_SIZE = 7_422;

    @Test
    void percentilesAreWithinSixPercent() {
        Histogram histogram = new Histogram();
        for (int i = 1; i <= 100_000; i++) {
            histogram.add(i * 1_000L);
        }
        assertThat((double) histogram.percentile(0.5)).isCloseTo(50_000_000, Percentage.withPercentage(6.5));
        assertThat((double) histogram.percentile(0.99)).isCloseTo(99_000_000, Percentage.withPercentage(6.5));
        assertThat(histogram.percentile(1)).isEqualTo(histogram.max()).isEqualTo(100_000_000);
        assertThat(new Histogram().percentile(0.5)).isZero();
    }

    @Test
    void aTraceHasItsBitRateAndIsTheSameForEver() {
        VideoTrace trace = VideoTrace.of(1280, 720, 30, 2_000_000, 5, 0);
        long octets = 0;
        for (int frame = 0; frame < 600; frame++) {
            octets += trace.size(frame, frame % 150 == 0);
        }
        assertThat(octets * 8 / 20.0).isCloseTo(2_000_000, within(60_000.0));
        assertThat(trace.sizes()).startsWith(VideoTrace.of(1280, 720, 30, 2_000_000, 5, 0).sizes());
        assertThat(trace.sizes()).isNotEqualTo(VideoTrace.of(1280, 720, 30, 2_000_000, 5, 1).sizes());
        assertThat(trace.size(0, false)).as("committed seed").isEqualTo(FIRST_SIZE);
    }

    @Test
    void aStampIsFoundAtTheEndOfThePayloadOnly() {
        byte[] packet = new byte[100];
        Stamp.write(packet, 90, 3, 123_456_789L);
        assertThat(Stamp.sentNs(packet, 12, 90)).isEqualTo(123_456_789L);
        assertThat(Stamp.sentNs(packet, 12, 89)).isEqualTo(-1);
        assertThat(Stamp.sentNs(packet, 80, 90)).isEqualTo(-1);
    }
}
