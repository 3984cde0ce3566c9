// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RtcpTest {

    private final RtcpWriter writer = new RtcpWriter();
    private final RtcpReader reader = new RtcpReader();

    private void read() {
        reader.wrap(writer.buffer(), 0, writer.length());
    }

    @Test
    void compoundOfReportsAndDescriptionRoundTrips() {
        writer.senderReport(1, 0x0102030405060708L, 99, 5, 6);
        writer.cname(1, "participant".getBytes(StandardCharsets.US_ASCII));
        writer.receiverReport(2);
        writer.reportBlock(3, 64, -1, 70_000, 12, 0x0a0b0c0d, 65_536);
        writer.reportBlock(4, 0, 0, 1, 0, 0, 0);
        writer.bye(9);
        read();

        assertThat(reader.next()).isTrue();
        assertThat(reader.type()).isEqualTo(RtcpReader.SENDER_REPORT);
        assertThat(reader.ntp()).isEqualTo(0x0102030405060708L);
        assertThat(reader.rtpTime()).isEqualTo(99);
        assertThat(reader.next()).isTrue();
        assertThat(reader.type()).isEqualTo(RtcpReader.SOURCE_DESCRIPTION);
        assertThat(reader.next()).isTrue();
        assertThat(reader.count()).isEqualTo(2);
        assertThat(reader.blockSsrc(0)).isEqualTo(3);
        assertThat(reader.blockFractionLost(0)).isEqualTo(64);
        assertThat(reader.blockLastReport(0)).isEqualTo(0x0a0b0c0d);
        assertThat(reader.blockDelay(0)).isEqualTo(65_536);
        assertThat(reader.blockSsrc(1)).isEqualTo(4);
        assertThat(reader.next()).isTrue();
        assertThat(reader.byeSsrc(0)).isEqualTo(9);
        assertThat(reader.next()).isFalse();
        assertThat(writer.length() % 4).isZero();
    }

    // RFC 4585 section 6.2.1: PID and the bitmask of the 16 that follow
    @Test
    void nackPacksSeventeenNumbersIntoAnEntry() {
        long[] lost = {65_534, 65_536, 65_550, 65_551};
        assertThat(writer.nack(1, 2, lost, 4)).isEqualTo(4);
        writer.pli(1, 2);
        writer.fir(1, 3, 8);
        read();

        assertThat(reader.next()).isTrue();
        assertThat(reader.mediaSsrc()).isEqualTo(2);
        assertThat(reader.entries()).isEqualTo(2);
        assertThat(reader.nackSequence(0)).isEqualTo(65_534);
        assertThat(reader.nackMask(0)).isEqualTo(0x8002);
        assertThat(reader.nackSequence(1)).isEqualTo(15);
        assertThat(reader.next()).isTrue();
        assertThat(reader.count()).isEqualTo(RtcpReader.PLI);
        assertThat(reader.next()).isTrue();
        assertThat(reader.entries()).isEqualTo(1);
        assertThat(reader.firSsrc(0)).isEqualTo(3);
    }

    @Test
    void reportHoldsThirtyOneBlocksAndThenSaysNo() {
        writer.receiverReport(1);
        for (int i = 0; i < 31; i++) {
            assertThat(writer.reportBlock(i, 0, 0, 0, 0, 0, 0)).isTrue();
        }

        assertThat(writer.reportBlock(31, 0, 0, 0, 0, 0, 0)).isFalse();
        read();
        assertThat(reader.next()).isTrue();
        assertThat(reader.count()).isEqualTo(31);
    }

    // draft-alvestrand-rmcat-remb-03 section 2.2: mantissa 18 bits, exponent 6 bits
    @Test
    void rembGivesBitsPerSecond() {
        byte[] b = HexFormat.of().parseHex("8fce0005" + "00000001" + "00000000" + "52454d42" + "010bffff" + "00000002");
        reader.wrap(b, 0, b.length);

        assertThat(reader.next()).isTrue();
        assertThat(reader.remb()).isEqualTo(0x3ffffL << 2);
    }

    // draft-holmer-rmcat-transport-wide-cc-extensions-01: what is written is read back, in steps of 250 us
    @Test
    void transportFeedbackRoundTripsWithGapsWrapsAndJumps() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            TransportFeedback feedback = new TransportFeedback();
            List<String> sent = new ArrayList<>();
            long now = 5_000_000_000L + random.nextInt(1 << 30);
            int first = random.nextInt(65_536);
            for (int i = 0; i < 600; i++) {
                if (i == 0 || random.nextInt(100) >= 20) {
                    now += random.nextInt(50) == 0 ? 9_000_000_000L : random.nextInt(5_000_000);
                    feedback.received(first + i & 0xffff, now);
                    sent.add((first + i & 0xffff) + "@" + now / 250_000);
                }
            }
            assertThat(drain(feedback)).isEqualTo(sent);
        }
    }

    // 300 ms of delay, 50 ms of jitter that reorders, bursts of loss: the sender hears of every packet that came
    @Test
    void everyPacketThatComesIsReportedWhateverTheWay() {
        Random random = new Random(11);
        TransportFeedback feedback = new TransportFeedback();
        TreeMap<Long, Integer> arrivals = new TreeMap<>();
        int burstUntil = 0;
        for (int i = 0; i < 60_000; i++) {
            burstUntil = random.nextInt(400) == 0 ? i + random.nextInt(i % 9 == 0 ? 900 : 60) : burstUntil;
            if (i >= burstUntil) {
                arrivals.put((i * 3_300L + 300_000 + random.nextInt(100_000) - 50_000) * 1_000_000 / 1_000 + i % 1000, i & 0xffff);
            }
        }
        Set<String> got = new HashSet<>();
        long dueNs = 0;
        int packets = 0;
        for (var arrival : arrivals.entrySet()) {
            if (arrival.getKey() >= dueNs) {
                dueNs = arrival.getKey() + 100_000_000;
                got.addAll(drain(feedback));
                packets++;
            }
            feedback.received(arrival.getValue(), arrival.getKey());
        }
        got.addAll(drain(feedback));
        Set<String> came = new HashSet<>();
        arrivals.forEach((at, sequence) -> came.add(sequence + "@" + at / 250_000));
        came.removeAll(got);
        assertThat(came).hasSizeLessThan(arrivals.size() / 10_000 + 1);
        assertThat(packets).isGreaterThan(1_500);
    }

    private List<String> drain(TransportFeedback feedback) {
        List<String> got = new ArrayList<>();
        writer.clear();
        int size = feedback.write(writer.buffer(), 0, RtcpWriter.CAPACITY, 1, 2);
        while (size > 0) {
            reader.wrap(writer.buffer(), 0, size);
            assertThat(reader.next()).isTrue();
            assertThat(TransportFeedback.read(reader, (sequence, units) -> {
                if (units >= 0) {
                    got.add(sequence + "@" + units);
                }
            })).isTrue();
            size = feedback.write(writer.buffer(), 0, RtcpWriter.CAPACITY, 1, 2);
        }
        assertThat(feedback.pending()).isFalse();
        return got;
    }
}
