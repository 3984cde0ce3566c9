// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Rfc4571Test {

    @Test
    void packetsComeOutAsTheyWentInHoweverTheStreamIsCut() {
        Random random = new Random(4571);
        byte[] stream = new byte[60_000];
        List<byte[]> sent = new ArrayList<>();
        int end = 0;
        for (int i = 0; i < 50; i++) {
            byte[] packet = new byte[random.nextInt(1_000)];
            random.nextBytes(packet);
            Rfc4571.writePrefix(stream, end, packet.length);
            System.arraycopy(packet, 0, stream, end + Rfc4571.PREFIX, packet.length);
            end += Rfc4571.PREFIX + packet.length;
            if (packet.length > 0) {
                sent.add(packet);
            }
        }
        List<byte[]> received = new ArrayList<>();
        Rfc4571 decoder = new Rfc4571(1_500);
        for (int at = 0; at < end; ) {
            int n = Math.min(end - at, random.nextInt(20) == 0 ? 3_000 : 1 + random.nextInt(5));
            assertThat(decoder.feed(stream, at, n, (b, o, l) -> received.add(Arrays.copyOfRange(b, o, o + l)))).isTrue();
            at += n;
        }
        assertThat(received).usingElementComparator(Arrays::compare).containsExactlyElementsOf(sent);
    }

    @Test
    void aPacketBeyondTheLimitBreaksTheStream() {
        Rfc4571 decoder = new Rfc4571(100);
        byte[] tooLong = {0, 101, 1};
        assertThat(decoder.feed(tooLong, 0, 3, (b, o, l) -> { })).isFalse();
        assertThat(decoder.feed(new byte[] {0, 1, 1}, 0, 3, (b, o, l) -> { })).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Rfc4571.writePrefix(tooLong, 0, 65_536));
    }

    @Test
    void malformedInputNeverThrowsAndStaysWithinTheLimit() {
        Random random = new Random(6544);
        Rfc4571 decoder = new Rfc4571(300);
        for (int i = 0; i < 100_000; i++) {
            byte[] noise = new byte[random.nextInt(100)];
            random.nextBytes(noise);
            for (int n = 0; n < noise.length; n += 7) {
                noise[n] = (byte) random.nextInt(2);
            }
            if (!decoder.feed(noise, 0, noise.length, (b, o, l) -> assertThat(l).isBetween(1, 300))) {
                decoder = new Rfc4571(300);
            }
        }
    }
}
