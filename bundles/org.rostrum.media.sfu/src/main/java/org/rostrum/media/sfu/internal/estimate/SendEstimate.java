// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal.estimate;

import org.rostrum.media.sfu.internal.estimate.Trendline.Use;
import org.rostrum.proto.rtp.RtcpReader;

/**
 * What one endpoint can be sent. The owner tells of each packet ({@link #sent}), each report, and the time ({@link #tick}), asks
 * {@link #bitsPerSecond}, and sends as much padding as {@link #paddingDue} says. Confined to the owner's thread.
 */
public final class SendEstimate {

    /** Enough for sound and a small picture; the first probe tells more within the first round trips. */
    static final double START_BPS = 600_000;
    private static final long WINDOW_NS = 500_000_000;
    private static final double FILLED = 0.7;
    /** A feedback packet can be lost, several in a row mean that the way is gone. */
    private static final long SILENCE_NS = 1_500_000_000L;
    private static final long OWN_PAUSE_NS = 100_000_000;
    private static final long FADE_NS = 500_000_000;
    private static final double FADE = 0.8;
    /** Who is sent nothing for so long tells nothing new: then only a probe can find out whether the way has become wider. */
    private static final long IDLE_NS = 1_000_000_000;
    /** An endpoint that has been sent packets for so long without any feedback has none to give. */
    private static final long UNANSWERED_NS = 3_000_000_000L;
    /** News for whoever plans: a movement by more than this. */
    private static final double MOVEMENT = 0.10;
    /** A queue that is so long and stands: loss is its overflow. */
    private static final long QUEUE_NS = 80_000_000;
    /** Longer than what a probe or a pause of a thread leaves: delays that grow beyond it are obeyed whatever else is going on. */
    private static final long LONG_QUEUE_NS = 150_000_000;
    /** More comes out than goes in: what stood before sending was cut down. Obeyed, the estimate would fall to what is sent meanwhile. */
    private static final double DRAINS = 1.05;
    private static final double PASSES = 0.9;
    private static final double LOSS_SMOOTHING = 0.1;
    private static final long DECEIVED_NS = 3_000_000_000L;
    /** A rise of which that much is left has not deceived. */
    private static final double GAINED = 1.2;

    private final SendHistory history = new SendHistory();
    private final FeedbackReader feedback = new FeedbackReader(history);
    private final ArrivalGroups groups = new ArrivalGroups();
    private final Trendline trendline = new Trendline();
    private final RateControl control = new RateControl(START_BPS);
    private final LossBound losses = new LossBound();
    private final ReportBound reports = new ReportBound();
    private final Prober prober = new Prober();
    private final RateWindow sent = new RateWindow(WINDOW_NS);
    private final RateWindow arrived = new RateWindow(WINDOW_NS);
    private final Collapse collapse = new Collapse(WINDOW_NS);

    private boolean numbered;
    private boolean answered;
    private boolean given;
    private long firstSentNs = Long.MIN_VALUE;
    private long lastSentNs;
    private long heardNs;
    private long fadedNs;
    private long roundTripNs = 100_000_000;
    private double desired;
    private double toldBps = START_BPS;
    private boolean news;
    private boolean disturbed;
    private boolean overused;
    private double lossShare;
    /** Estimate before the far end fell silent; 0: it is not. */
    private double beforeSilence;
    private long tickNs = Long.MIN_VALUE;
    private final StandingQueue queue = new StandingQueue();
    private final LongerWay longer = new LongerWay(WINDOW_NS);
    private long raisedNs = Long.MIN_VALUE / 2;
    private double beforeRaise;

    /** @param on whether packets carry transport-wide numbers */
    public void numbered(boolean on) {
        numbered = on;
    }

    /** What all that is wished for would cost, bits per second: nobody probes for more. */
    public void desired(long bps) {
        desired = bps;
    }

    public void roundTrip(long ns) {
        roundTripNs = ns;
    }

    /** A packet leaves. @return its transport-wide number */
    public int sent(int size, long nowNs) {
        // a packet of another worker carries an earlier time
        lastSentNs = Math.max(lastSentNs, nowNs);
        if (firstSentNs == Long.MIN_VALUE) {
            firstSentNs = nowNs;
            heardNs = nowNs;
        }
        sent.add(size, lastSentNs);
        if (!numbered) {
            return 0;
        }
        int cluster = prober.cluster();
        if (cluster != 0) {
            prober.sent(size, lastSentNs);
        }
        return history.add(size, cluster, lastSentNs);
    }

    /** Transport-wide feedback came. Malformed is dropped and counted. */
    public void feedback(RtcpReader packet, long nowNs) {
        if (!numbered || !feedback.read(packet)) {
            return;
        }
        answered = true;
        given = false;
        heardNs = nowNs;
        if (beforeSilence > 0) {
            // silence told nothing about the way, which may be another one now: as at the beginning, within what was known
            control.raise(Math.min(beforeSilence, START_BPS));
            prober.restart(nowNs);
            disturbed = false;
            beforeSilence = 0;
        }
        int received = feedback.received();
        int lost = feedback.lost();
        countLoss(received, lost);
        long lastArrivalNs = 0;
        for (int i = 0; i < received; i++) {
            long number = feedback.number(i);
            int size = history.size(number);
            long arrivalNs = feedback.arrivalNs(i);
            arrived.add(size, arrivalNs);
            collapse.arrived(size, arrivalNs);
            lastArrivalNs = arrivalNs;
            longer.arrived(history.sentNs(number), arrivalNs, queue.leastNs());
            queue.add(arrivalNs - history.sentNs(number), arrivalNs);
            if (history.cluster(number) != 0) {
                prober.arrived(history.cluster(number), size, arrivalNs);
            }
            if (groups.add(history.sentNs(number), arrivalNs)) {
                trendline.group(groups.sentDeltaNs(), groups.arrivalDeltaNs(), groups.arrivalNs());
            }
        }
        if (lost > 0) {
            longer.lost();
        }
        if (received > 0) {
            update(received, lost, lastArrivalNs, nowNs);
        } else if (lost > 0) {
            losses.update(0, lost, sent.bitsPerSecond(nowNs), control.bps(), 0, false, nowNs);
        }
        tellMovement();
    }

    private void countLoss(int received, int lost) {
        int all = received + lost;
        if (all > 0) {
            double weight = Math.min(1, all * LOSS_SMOOTHING / 10);
            lossShare += (Math.max(0, (double) lost / all) - lossShare) * weight;
        }
    }

    private void update(int received, int lost, long lastArrivalNs, long nowNs) {
        double acknowledged = arrived.full(lastArrivalNs) ? arrived.bitsPerSecond(lastArrivalNs) : 0;
        acknowledged = collapse.carried(acknowledged, queued(), lastArrivalNs, roundTripNs, nowNs);
        double sentBps = sent.bitsPerSecond(nowNs);
        double before = control.bps();
        Use use = use(acknowledged, sentBps);
        boolean filled = sentBps > FILLED * Math.min(before, losses.bps());
        // delays that grow without a queue that stands are pauses of a thread, a queue that empties is the past: held, not obeyed.
        // So are delays while as much comes out as goes in and more would be allowed: what is sent is not what is too much
        boolean passes = !filled && acknowledged > PASSES * sentBps && queue.ns() < QUEUE_NS;
        boolean excused = passes || acknowledged > DRAINS * sentBps || prober.disturbs(roundTripNs, nowNs);
        if (use == Use.OVER && (!queue.stands() || excused && (collapse.gap(lastArrivalNs) || queue.ns() < LONG_QUEUE_NS))) {
            use = Use.UNDER;
        }
        control.update(use, acknowledged, filled, roundTripNs, nowNs);
        losses.update(received, lost, sentBps, control.bps(), acknowledged, queued(), nowNs);
        if (control.bps() < before) {
            overused = true;
            disturbed = true;
            if (queued()) {
                collapse.lowered(acknowledged, sentBps, queue.ns(), lastArrivalNs, roundTripNs, nowNs);
            }
            if (nowNs - raisedNs < DECEIVED_NS && control.bps() < GAINED * beforeRaise) {
                prober.deceived(nowNs);
            }
            prober.cancel(nowNs);
        } else if (disturbed && use == Use.NORMAL && nowNs - control.decreasedNs() > FADE_NS + 2 * roundTripNs) {
            disturbed = false;
        }
        double proved = use == Use.OVER ? 0 : prober.verdict(nowNs);
        if (proved > estimate()) {
            beforeRaise = estimate();
            control.raise(proved);
            if (prober.whole()) {
                losses.raise(proved);
            }
            raisedNs = nowNs;
        }
    }

    /** What delays say; of a way that has become longer they say nothing until it is known, and then begin anew. */
    private Use use(double acknowledged, double sentBps) {
        if (longer.take(acknowledged > PASSES * sentBps)) {
            queue.restart();
            trendline.restart();
        }
        Use use = trendline.use();
        return use == Use.OVER && longer.open() ? Use.UNDER : use;
    }

    /** A receiver report came. @param lost share, 0 to 1 */
    public void report(double lost, long nowNs) {
        if (answered || firstSentNs == Long.MIN_VALUE) {
            return;
        }
        lossShare += (lost - lossShare) / 4;
        reports.report(lost, sent.bitsPerSecond(nowNs), nowNs);
        tellMovement();
    }

    /** The endpoint's own estimate; counts only if it sends no transport-wide feedback. */
    public void remb(long bps, long nowNs) {
        reports.remb(bps, nowNs);
    }

    /** Time has moved on; a few times a second at least. */
    public void tick(long nowNs) {
        if (tickNs != Long.MIN_VALUE && nowNs - tickNs > OWN_PAUSE_NS) {
            // we have not been listening ourselves
            heardNs = Math.min(nowNs, heardNs + nowNs - tickNs);
        }
        tickNs = nowNs;
        if (answered && lastSentNs > heardNs && nowNs - heardNs > SILENCE_NS + roundTripNs && nowNs - fadedNs > FADE_NS) {
            fadedNs = nowNs;
            beforeSilence = beforeSilence > 0 ? beforeSilence : estimate();
            control.fade(FADE, nowNs);
            overused = true;
            disturbed = true;
            prober.cancel(nowNs);
            tellMovement();
        }
        if (!answered && !given && firstSentNs != Long.MIN_VALUE && nowNs - firstSentNs > UNANSWERED_NS) {
            given = true;
            news = true;
        }
        if (numbered && !given) {
            boolean idle = answered && nowNs - lastSentNs > IDLE_NS + roundTripNs;
            boolean calm = !disturbed && trendline.use() == Use.NORMAL && (losses.bps() >= control.bps() || losses.calm());
            prober.begin(estimate(), desired, idle || calm, roundTripNs, nowNs);
        }
    }

    /** Octets of padding that should leave now; ask again every few milliseconds while {@link #probing}. */
    public int paddingDue(long nowNs, long untilNs) {
        return prober.due(nowNs, untilNs);
    }

    public boolean probing() {
        return prober.cluster() != 0;
    }

    private void tellMovement() {
        double bps = estimate();
        if (Math.abs(bps - toldBps) > MOVEMENT * toldBps || overused && bps < toldBps) {
            toldBps = bps;
            news = true;
        }
        overused = false;
    }

    private double estimate() {
        return Math.max(RateControl.MIN_BPS, Math.min(control.bps(), losses.bps()));
    }

    /** Whether the estimate has moved by more than a tenth, or down at all, since the last call. */
    public boolean takeNews() {
        boolean was = news;
        news = false;
        return was;
    }

    /** Whether the way has become so much narrower since the last call that much of what was sent last is lost. */
    public boolean takeCollapse() {
        return collapse.take();
    }

    /** Whether a queue stands on the way: more than the estimate would keep it there. */
    public boolean queued() {
        return queue.ns() > QUEUE_NS;
    }

    /** Whether the estimate is made of feedback, no assumption. */
    public boolean answered() {
        return answered;
    }

    /** Bits per second that may be sent in all; {@link Long#MAX_VALUE} if nothing is known. */
    public long bitsPerSecond(long nowNs) {
        return numbered && !given ? (long) estimate() : reports.bps(nowNs);
    }

    /** When a queue that a collapse has left on the way will have come out, if only sound is sent until then. */
    public long drainedNs() {
        return collapse.drainedNs();
    }

    /** Bits per second that were sent lately, padding and all. */
    public long sentBps(long nowNs) {
        return sent.bitsPerSecond(nowNs);
    }

    /** Share of what was sent that does not arrive, smoothed. */
    public double lossPercent() {
        return lossShare * 100;
    }

    /** Feedback that could not be read. */
    public long malformed() {
        return feedback.malformed();
    }
}
