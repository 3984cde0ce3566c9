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
 * @param sentInAll   the same until publishers fell silent, to compare with the tally
 * @param cpuSeconds  of the server's process in the window
 * @param kernelSeconds of them in the kernel
 * @param compilerSeconds of them in a JVM's compilers
 * @param tally       numbers and ages since the window began, counted until everything has arrived
 * @param rssMb       of the server at its end
 * @param joinSeconds until all clients were there
 * @param clientCpu   seconds of processor that the tool used in the window
 */
public record Result(
        String server, String site, Scenario scenario, SrtpProfile profile, double seconds, long packets, long retransmitted, long octets,
        long sent, long sentInAll, double cpuSeconds, double kernelSeconds, double compilerSeconds,
        Tally tally, long rssMb, GcLog.Pauses gc, double joinSeconds, double clientCpu) {

    private static final double WANTED = 99.9;
    private static final double COMPLETE = 99;

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

    /** Part of the processor time, 0 to 100. */
    public double percentOfCpu(double seconds) {
        return cpuSeconds == 0 ? 0 : 100 * seconds / cpuSeconds;
    }

    /** Percent of what there was by the numbers of the packets. */
    public double deliveredPercent() {
        return 100 - tally.lossPercent();
    }

    /**
     * Percent of what the publisher sent that every subscriber got, where all take everything of one publisher; less when the server
     * gave somebody less than he wanted. 100 where this cannot be told. What is under way when the window begins makes it rough by 1 %.
     */
    public double completePercent() {
        boolean all = scenario.publishers() == 1 && scenario.load().layers() == 1 && scenario.videoSlots() > 0 && scenario.audioSlots() > 0;
        return all && sentInAll > 0 ? 100.0 * tally.delivered() / (sentInAll * scenario.subscribers()) : 100;
    }

    /** Counts only if nearly everything arrived, whole. */
    public boolean counts() {
        return verdict().equals("yes");
    }

    /** "yes", or "no" and what is wrong. */
    public String verdict() {
        if (packets == 0 || tally.expected() == 0) {
            return "no: nothing came";
        }
        if (tally.broken() > 0) {
            return "no: " + tally.broken() + " broken";
        }
        if (tally.gaps() > 0) {
            return "no: " + tally.gaps() + " leaps";
        }
        return deliveredPercent() < WANTED ? "no: lost" : completePercent() < COMPLETE ? "no: less was sent" : "yes";
    }
}
