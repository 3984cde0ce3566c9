// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

/** When an endpoint is asked to send its sound twice: while sounds are lost on the way to us. Confined to the room's worker. */
final class UpRedundancy {

    /** Of the figure of a second, which is rough: two packets of fifty are four percent. */
    private static final double WEIGHT = 0.4;

    private final RedundancyRule rule = new RedundancyRule();
    private double loss;
    private boolean wanted;

    /**
     * Once a second.
     *
     * @param lossPercent of the last second, before repair; less than 0: nothing was to come
     * @param allowedBps  what the endpoint may send at most: how much its way carries is not known
     * @return whether {@link #wanted} has changed
     */
    boolean update(double lossPercent, long allowedBps, long nowNs) {
        if (lossPercent >= 0) {
            loss += WEIGHT * (lossPercent - loss);
        }
        boolean before = wanted;
        wanted = rule.update(loss, allowedBps, nowNs) > 0;
        return wanted != before;
    }

    boolean wanted() {
        return wanted;
    }
}
