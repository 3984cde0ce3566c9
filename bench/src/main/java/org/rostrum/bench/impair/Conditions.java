// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.impair;

import java.util.List;

/**
 * What a way does to packets. Immutable.
 *
 * @param loss       probability that a packet is lost by itself, 0 to 1
 * @param burst      mean share of packets lost in bursts, 0 to 0.7: Gilbert–Elliott, {@value #BAD_LOSS} of a burst's packets are lost
 * @param burstMean  mean length of a burst in packets, at least 1
 * @param delayMs    of each packet, before it queues
 * @param jitterMs   the delay differs that far to both sides, at most {@code delayMs}; packets keep their order
 * @param wanderMs   the delay goes from one value to the next within this time; 0: each packet has a delay of its own
 * @param kbps       thousand bits a second, IP and UDP headers included; 0: any
 * @param queueMs    a packet that would wait longer for the rate is lost; counts with {@code kbps}
 */
public record Conditions(double loss, double burst, double burstMean, double delayMs, double jitterMs, double wanderMs, double kbps, double queueMs) {

    /** A network as good as the one below. */
    public static final Conditions GOOD = new Conditions(0, 0, 6, 0, 0, 0, 0, 200);

    static final double BAD_LOSS = 0.8;

    private static final List<String> NAMES = List.of("loss", "burst", "mean", "delay", "jitter", "wander", "rate", "queue");

    /** Checks ranges. @throws IllegalArgumentException for a value out of them */
    public Conditions {
        check(loss >= 0 && loss <= 1, "loss");
        check(burst >= 0 && burst <= 0.7, "burst");
        check(burstMean >= 1 && burstMean <= 10_000, "burstMean");
        check(delayMs >= 0 && delayMs <= 10_000, "delay");
        check(jitterMs >= 0 && jitterMs <= delayMs, "jitter");
        check(wanderMs == 0 || wanderMs >= 1 && wanderMs <= 10_000, "wander");
        check(kbps >= 0, "rate");
        check(queueMs >= 1 && queueMs <= 10_000, "queue");
    }

    private static void check(boolean right, String name) {
        if (!right) {
            throw new IllegalArgumentException(name + " is out of range");
        }
    }

    /**
     * Reads {@code loss=0.05 burst=0.15 mean=6 delay=300 jitter=50 wander=100 rate=200 queue=300}; what is not named is as in {@link #GOOD}.
     *
     * @throws IllegalArgumentException for an unknown name or a wrong number
     */
    public static Conditions parse(String text) {
        double[] values = {GOOD.loss, GOOD.burst, GOOD.burstMean, GOOD.delayMs, GOOD.jitterMs, GOOD.wanderMs, GOOD.kbps, GOOD.queueMs};
        for (String word : text.trim().split("\\s+")) {
            if (word.isEmpty()) {
                continue;
            }
            int equals = word.indexOf('=');
            int at = NAMES.indexOf(word.substring(0, Math.max(0, equals)));
            if (at < 0) {
                throw new IllegalArgumentException("not a condition: " + word);
            }
            values[at] = Double.parseDouble(word.substring(equals + 1));
        }
        return new Conditions(values[0], values[1], values[2], values[3], values[4], values[5], values[6],
                values[7]);
    }

    /** Probability that a burst ends with a packet. */
    double burstEnds() {
        return 1 / burstMean;
    }

    /** Probability that a burst begins with a packet, so that {@link #burst} of all packets are lost in the mean. */
    double burstBegins() {
        double bad = burst / BAD_LOSS;
        return burstEnds() * bad / (1 - bad);
    }
}
