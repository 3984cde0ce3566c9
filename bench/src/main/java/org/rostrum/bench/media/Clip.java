// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A short VP8 film from an IVF file, for receivers that decode what they get. Its first frame is a key frame. Immutable.
 *
 * @param frames encoded, in order; not to be changed
 */
public record Clip(int width, int height, int fps, List<byte[]> frames) {

    private static final int FILE_HEADER = 32;

    /** @throws IOException if it cannot be read or is not a VP8 film that begins with a key frame */
    public static Clip read(Path file) throws IOException {
        return parse(Files.readAllBytes(file));
    }

    static Clip parse(byte[] file) throws IOException {
        if (file.length < FILE_HEADER) {
            throw new IOException("the file is cut off");
        }
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        byte[] word = new byte[4];
        in.get(word);
        boolean ivf = new String(word, StandardCharsets.US_ASCII).equals("DKIF");
        in.position(8).get(word);
        if (!ivf || !new String(word, StandardCharsets.US_ASCII).equals("VP80")) {
            throw new IOException("not an IVF file with VP8");
        }
        int width = in.getShort(12);
        int height = in.getShort(14);
        int fps = in.getInt(16) / Math.max(1, in.getInt(20));
        List<byte[]> frames = new ArrayList<>();
        in.position(FILE_HEADER);
        while (in.remaining() >= 12) {
            int size = in.getInt();
            in.getLong();
            if (size < 10 || size > in.remaining()) {
                throw new IOException("a frame of " + size + " octets");
            }
            byte[] frame = new byte[size];
            in.get(frame);
            frames.add(frame);
        }
        // RFC 6386 section 9.1: bit 0 of a key frame is 0
        if (frames.isEmpty() || (frames.get(0)[0] & 1) != 0 || fps < 1) {
            throw new IOException("it does not begin with a key frame");
        }
        return new Clip(width, height, fps, List.copyOf(frames));
    }
}
