// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClipTest {

    private static byte[] film(String codec, int first) {
        ByteBuffer file = ByteBuffer.allocate(32 + 12 + 20 + 12 + 15).order(ByteOrder.LITTLE_ENDIAN);
        file.put("DKIF".getBytes()).putShort((short) 0).putShort((short) 32).put(codec.getBytes());
        file.putShort((short) 320).putShort((short) 180).putInt(10).putInt(1).putInt(2).putInt(0);
        file.putInt(20).putLong(0).put((byte) first).put(new byte[19]);
        file.putInt(15).putLong(1).put((byte) 1).put(new byte[14]);
        return file.array();
    }

    @Test
    void readsFrames() throws IOException {
        Clip clip = Clip.parse(film("VP80", 0x10));
        assertThat(clip.width()).isEqualTo(320);
        assertThat(clip.height()).isEqualTo(180);
        assertThat(clip.fps()).isEqualTo(10);
        assertThat(clip.frames()).extracting(f -> f.length).containsExactly(20, 15);
    }

    @Test
    void refusesWhatIsNoFilm() {
        assertThatThrownBy(() -> Clip.parse(film("VP90", 0x10))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Clip.parse(film("VP80", 0x11))).isInstanceOf(IOException.class);
        byte[] whole = film("VP80", 0x10);
        for (int length : new int[] {0, 10, 31, 32, 60, whole.length - 1}) {
            assertThatThrownBy(() -> Clip.parse(Arrays.copyOf(whole, length))).isInstanceOf(IOException.class);
        }
    }
}
