// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench;

import org.rostrum.bench.measure.GcLog;
import org.rostrum.bench.media.Tally;
import org.rostrum.proto.srtp.SrtpProfile;

/**
 * What one run measured.
 *
 * @param seconds     of the window
 * @param packets     RTP packets that arrived at subscribers in the window, retransmissions included
 * @param retransmitted of them
 * @param octets      of them
 * @param sent        packets that publishers sent in the window
 * @param cpuSeconds  of the server's process in the window
 * @param kernelSeconds of them in the kernel
 * @param tally       numbers and ages since the window began, counted until everything has arrived
 * @param rssMb       of the server at its end
 * @param joinSeconds until all clients were there
 * @param clientCpu   seconds of processor that the tool used in the window
 */
public record Result(
        String server, String site, Scenario scenario, SrtpProfile profile, double seconds, long packets, long retransmitted, long octets,
        long sent, double cpuSeconds, double kernelSeconds, Tally tally, long rssMb, GcLog.Pauses gc, double joinSeconds, double clientCpu) {

    private static final double WANTED = 99.9;

    /** Microseconds of processor for each packet, which is also seconds for a million packets. */
    public double microsPerPacket() {
        return packets == 0 ? 0 : cpuSeconds * 1_000_000 / packets;
    }

    public double packetsPerSecond() {
        return packets / seconds;
    }

    /** Percent of one core. */
    public double corePercent() {
        return 100 * cpuSeconds / seconds;
    }

    /** Percent of what there was by the numbers of the packets. */
    public double deliveredPercent() {
        return 100 - tally.lossPercent();
    }

    /** Counts only if nearly everything arrived, whole. */
    public boolean counts() {
        return packets > 0 && tally.expected() > 0 && deliveredPercent() >= WANTED && tally.broken() == 0 && tally.gaps() == 0;
    }
}
