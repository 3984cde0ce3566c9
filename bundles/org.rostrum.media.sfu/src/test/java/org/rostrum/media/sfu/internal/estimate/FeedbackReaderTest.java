// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rostrum.proto.rtp.Octets;
import org.rostrum.proto.rtp.RtcpReader;
import org.rostrum.proto.rtp.TransportFeedback;

class FeedbackReaderTest {

    private static final long MS = 1_000_000L;

    private final SendHistory history = new SendHistory();
    private final FeedbackReader reader = new FeedbackReader(history);
    private final TransportFeedback receiver = new TransportFeedback();

    private static RtcpReader rtcp(byte[] b, int length) {
        RtcpReader rtcp = new RtcpReader();
        rtcp.wrap(b, 0, length);
        assertThat(rtcp.next()).isTrue();
        return rtcp;
    }

    private RtcpReader feedback() {
        byte[] b = new byte[1200];
        return rtcp(b, receiver.write(b, 0, b.length, 1, 2));
    }

    @Test
    void arrivalsComeInOrderWithTheirPackets() {
        int[] numbers = new int[5];
        for (int i = 0; i < 5; i++) {
            numbers[i] = history.add(100 + i, 0, i * MS);
        }
        // the third is lost, the fifth overtakes the fourth
        receiver.received(numbers[0], 50 * MS);
        receiver.received(numbers[1], 51 * MS);
        receiver.received(numbers[4], 53 * MS);
        receiver.received(numbers[3], 55 * MS);

        assertThat(reader.read(feedback())).isTrue();
        assertThat(reader.received()).isEqualTo(4);
        assertThat(reader.lost()).isEqualTo(1);
        assertThat(history.size(reader.number(2))).isEqualTo(104);
        assertThat(history.size(reader.number(3))).isEqualTo(103);
        assertThat(reader.arrivalNs(3) - reader.arrivalNs(2)).isEqualTo(2 * MS);
    }

    @Test
    void nobodyIsCountedTwiceAndLateOnesAreNotLost() {
        int first = history.add(100, 0, 0);
        int second = history.add(100, 0, 0);
        int third = history.add(100, 0, 0);
        receiver.received(first, 10 * MS);
        receiver.received(third, 12 * MS);
        byte[] b = new byte[1200];
        int length = receiver.write(b, 0, b.length, 1, 2);
        reader.read(rtcp(b, length));
        assertThat(reader.received() + reader.lost()).isEqualTo(3);
        reader.read(rtcp(b, length));
        assertThat(reader.received() + reader.lost()).as("the same once more").isZero();

        TransportFeedback other = new TransportFeedback();
        other.received(second, 20 * MS);
        reader.read(rtcp(b, other.write(b, 0, b.length, 1, 2)));
        assertThat(reader.received()).isEqualTo(1);
        assertThat(reader.lost()).as("it was not lost").isEqualTo(-1);
    }

    // section 3.1: 24 bits of 64 ms, which end after twelve days
    @Test
    void clockOfTheReceiverMayWrap() {
        long wrapNs = (1L << 24) * 64 * MS;
        long before = 0;
        for (int i = 0; i < 40; i++) {
            receiver.received(history.add(100, 0, i), wrapNs - 1_000 * MS + i * 50 * MS);
            assertThat(reader.read(feedback())).isTrue();
            assertThat(reader.received()).isEqualTo(1);
            if (i > 0) {
                assertThat(reader.arrivalNs(0) - before).isEqualTo(50 * MS);
            }
            before = reader.arrivalNs(0);
        }
    }

    @Test
    void malformedAndForgedFeedbackHasNoEffect() {
        Random random = new Random(3);
        for (int i = 0; i < 100; i++) {
            history.add(100, 0, i);
        }
        int refused = 0;
        for (int n = 0; n < 20_000; n++) {
            byte[] b = new byte[20 + 4 * random.nextInt(20)];
            random.nextBytes(b);
            b[0] = (byte) (0x80 | RtcpReader.TRANSPORT_CC);
            b[1] = (byte) RtcpReader.TRANSPORT_FEEDBACK;
            Octets.put16(b, 2, b.length / 4 - 1);
            refused += reader.read(rtcp(b, b.length)) ? 0 : 1;
            assertThat(reader.received()).isBetween(0, 100);
        }
        assertThat(reader.malformed()).isEqualTo(refused).isPositive();
    }

    @Test
    void numbersBeyondTheHistoryAreUnknown() {
        for (int i = 0; i < 3 * SendHistory.CAPACITY; i++) {
            history.add(100, 0, i);
        }
        assertThat(history.find((int) history.next() - 1 & 0xffff)).isPositive();
        assertThat(history.find((int) history.next() & 0xffff)).as("not sent yet").isEqualTo(-1);
        assertThat(history.find((int) history.next() - SendHistory.CAPACITY - 1 & 0xffff)).as("forgotten").isEqualTo(-1);
    }
}
