// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal.estimate;

import java.util.Random;
import org.rostrum.proto.rtp.RtcpReader;
import org.rostrum.proto.rtp.TransportFeedback;

/** A server that sends sound and a picture as its estimate allows, and a browser that answers with feedback each 100 ms. */
final class SimulatedCall {

    private static final long MS = 1_000_000L;
    private static final int AUDIO = 120;
    private static final int PACKET = 1_100;
    private static final int PADDING = 280;

    private record Numbered(int number) {}

    final SendEstimate estimate = new SendEstimate();
    final SimulatedLink down;
    final SimulatedLink up;
    long desired = 3_000_000;
    /** Layers of the picture, ascending; null: any rate. */
    long[] layers;
    /** Sound of all who are heard, octets of a packet each 20 ms; 0: nobody speaks. */
    int audio = AUDIO;
    /** The smallest picture has 15 frames a second in three temporal layers, which are the first three of {@link #layers}. */
    boolean temporal;
    private int frame;
    private long pictureBps;
    private long shown;
    private long frames;

    /** Mean time between pauses of the server's thread that sends what is numbered already, each 30 to 200 ms; 0 none. */
    long stallEveryNs;
    private long stallNs;
    private long stalledUntilNs;

    private final TransportFeedback feedback = new TransportFeedback();
    private final Random random;
    private final int phase;
    private long frameLeft;
    private long nextFrameNs;
    private long nextAudioNs;
    private long nextFeedbackNs;
    private long nextTickNs;
    private long nextPaddingNs;
    long received;
    long padded;
    long sent;
    private long sumBps;
    private long samples;

    SimulatedCall(SimulatedLink down, SimulatedLink up, long seed) {
        this.down = down;
        this.up = up;
        random = new Random(seed);
        phase = random.nextInt(20);
        estimate.numbered(true);
        nextFrameNs = phase * MS;
        nextAudioNs = phase * MS;
    }

    /** One millisecond. */
    void step(long nowNs) {
        if (stallEveryNs > 0 && nowNs >= stallNs) {
            stalledUntilNs = stallNs == 0 ? 0 : nowNs + (30 + random.nextInt(170)) * MS;
            stallNs = Math.max(nowNs, stalledUntilNs) + (long) (stallEveryNs * 2 * random.nextDouble());
        }
        if (nowNs >= nextTickNs) {
            nextTickNs = nowNs + 20 * MS;
            estimate.desired(desired);
            estimate.roundTrip(down.delayNs + up.delayNs);
            estimate.tick(nowNs);
        }
        if (nowNs >= nextAudioNs) {
            nextAudioNs += 20 * MS;
            if (audio > 0) {
                send(audio, nowNs);
            }
        }
        if (nowNs >= nextFrameNs) {
            nextFrameNs += (temporal ? 67 : 33) * MS;
            frameLeft += (long) ((temporal ? scalableFrame(nowNs) : pictureBps(nowNs) / 8 * 0.033) * (0.7 + 0.6 * random.nextDouble()));
        }
        // the sender of the picture paces: what comes to the server comes two packets in a millisecond at most
        for (int i = 0; i < 2 && frameLeft > 0; i++) {
            int size = (int) Math.min(PACKET, Math.max(200, frameLeft));
            frameLeft -= size;
            send(size, nowNs);
        }
        pad(nowNs);
        if (nowNs >= nextFeedbackNs) {
            nextFeedbackNs = nowNs + 100 * MS;
            answer(nowNs);
        }
        sumBps += estimate.bitsPerSecond(nowNs);
        samples++;
    }

    /** Octets of the next frame of four: half of the first layer's rate is in one, the second's in another, the rest in two. */
    private double scalableFrame(long nowNs) {
        int of4 = frame++ % 4;
        if (of4 == 0) {
            pictureBps = (long) pictureBps(nowNs);
        }
        double cycle = 4 * 0.067 / 8;
        double octets = switch (of4) {
            case 0 -> Math.min(pictureBps, layers[0]) * cycle;
            case 2 -> Math.max(0, Math.min(pictureBps, layers[1]) - layers[0]) * cycle;
            default -> Math.max(0, pictureBps - layers[1]) * cycle / 2;
        };
        frames++;
        shown += octets > 0 ? 1 : 0;
        return octets;
    }

    /** Share of the frames that were shown since the last call. */
    double shownShare() {
        double share = frames == 0 ? 0 : (double) shown / frames;
        frames = 0;
        shown = 0;
        return share;
    }

    private double pictureBps(long nowNs) {
        double left = Math.min(desired, estimate.bitsPerSecond(nowNs)) - audio * 8 * 50;
        if (layers == null) {
            return Math.max(0, left);
        }
        long best = 0;
        for (long layer : layers) {
            best = layer <= left ? layer : best;
        }
        return best;
    }

    private void pad(long nowNs) {
        if (nowNs >= nextPaddingNs && estimate.probing()) {
            nextPaddingNs = nowNs + 5 * MS;
            for (int due = estimate.paddingDue(nowNs, nowNs + 5 * MS); due > 0; due -= PADDING) {
                send(PADDING, nowNs);
                padded += PADDING;
            }
        }
    }

    private void send(int size, long nowNs) {
        sent += size;
        down.send(new Numbered(estimate.sent(size, nowNs)), size + 44, Math.max(nowNs, stalledUntilNs), (packet, at) -> {
            received += size;
            feedback.received(((Numbered) packet).number(), at);
        });
    }

    private void answer(long nowNs) {
        byte[] b = new byte[1200];
        for (int size = feedback.write(b, 0, b.length, 1, 2); size > 0; size = feedback.write(b, 0, b.length, 1, 2)) {
            byte[] packet = java.util.Arrays.copyOf(b, size);
            up.send(packet, size, nowNs, (p, at) -> {
                RtcpReader reader = new RtcpReader();
                reader.wrap(packet, 0, packet.length);
                while (reader.next()) {
                    estimate.feedback(reader, at);
                }
            });
        }
    }

    /** Mean of the estimate since the last call, bits per second. */
    long mean() {
        long mean = samples == 0 ? 0 : sumBps / samples;
        sumBps = 0;
        samples = 0;
        return mean;
    }
}
