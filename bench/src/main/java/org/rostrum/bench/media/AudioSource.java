// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.media;

import java.util.Random;

/**
 * Opus of 20 ms, about 32 kbit/s. Publishers speak in turns of three seconds; the others send quiet sound. Who is never to speak sends what Opus
 * does in silence (RFC 6716 section 2.1.9): a packet of a few octets each 400 ms. Confined to the event loop.
 */
final class AudioSource {

    static final long INTERVAL_NS = 20_000_000;
    private static final int SAMPLES = 960;
    private static final long TURN_NS = 3_000_000_000L;
    private static final int LOUD = 25;
    private static final int QUIET = 90;
    private static final int SILENT = 127;
    private static final int SILENT_FRAMES = 20;
    private static final int SILENT_OCTETS = 20;

    private final OutStream stream;
    private final int publisher;
    private final int publishers;
    private final Random random;
    private final byte[] packet = new byte[OutStream.MAX_PACKET];
    private int timestamp;
    private long frame;

    AudioSource(OutStream stream, int publisher, int publishers) {
        this.stream = stream;
        this.publisher = publisher;
        this.publishers = publishers;
        this.random = new Random(publisher);
        this.timestamp = stream.ssrc;
    }

    OutStream stream() {
        return stream;
    }

    void next(long nowNs) {
        timestamp += SAMPLES;
        if (publishers == 0) {
            if (frame++ % SILENT_FRAMES == 0) {
                send(SILENT, SILENT_OCTETS);
            }
            return;
        }
        boolean speaks = nowNs / TURN_NS % publishers == publisher % publishers;
        int level = (speaks ? LOUD : QUIET) + random.nextInt(4);
        send(level, 60 + random.nextInt(40));
    }

    private void send(int level, int length) {
        int at = stream.begin(packet, false, timestamp, level);
        // TOC: full band, 20 ms, mono, one frame
        packet[at] = (byte) 0x78;
        for (int i = 1; i < length; i++) {
            packet[at + i] = (byte) (i * 31 + timestamp);
        }
        stream.stampAndSend(packet, at + length, publisher);
    }
}
