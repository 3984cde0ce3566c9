// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.SlotState.Pause;
import org.rostrum.media.leg.SlotWish;
import org.rostrum.media.sfu.internal.Allocator.Claim;
import org.rostrum.media.sfu.internal.Allocator.Kind;
import org.rostrum.media.sfu.internal.LayerChoice.Share;

/** Gives each picture of one leg its layer, within what the way to the leg carries. One for each plan; on the room's worker. */
final class PictureAllocation {

    /** One picture that could be shown. */
    private record Picture(SlotSender slot, ParticipantId whose, IngressTrack track, List<Rung> ladder, Claim claim) {}

    private final SfuLeg leg;
    private final @Nullable ParticipantId floor;
    private final long nowNs;
    private final List<Picture> pictures = new ArrayList<>();
    private long largest;
    private long next;

    /** @param floor who speaks; null: nobody */
    PictureAllocation(SfuLeg leg, @Nullable ParticipantId floor, long nowNs) {
        this.leg = leg;
        this.floor = floor;
        this.nowNs = nowNs;
        for (SlotSender slot : leg.egress().video()) {
            SlotWish wish = slot.wish;
            long area = wish == null ? 0 : area(wish);
            next = Math.max(next, Math.min(largest, area));
            if (area > largest) {
                next = largest;
                largest = area;
            }
        }
    }

    private static long area(SlotWish wish) {
        return (long) wish.width() * wish.height();
    }

    /** A picture that a slot wants. @return false if nothing of it arrives that the leg can decode */
    boolean add(SlotSender slot, SlotWish wish, ParticipantId whose, IngressTrack track) {
        List<Rung> rungs = track.ladder.rungs(nowNs);
        IngressStream best = rungs.isEmpty() ? null : track.stream(rungs.get(rungs.size() - 1).rank());
        if (rungs.isEmpty() || best != null && leg.payloadType(best.codec) == null) {
            return false;
        }
        List<Rung> ladder = Ladder.upTo(rungs, wish.height());
        long[] costs = ladder.stream().mapToLong(Rung::bitsPerSecond).toArray();
        Claim claim = new Claim(slot.slot.index(), kind(wish, whose), area(wish), costs, Ladder.smooth(ladder));
        pictures.add(new Picture(slot, whose, track, ladder, claim));
        return true;
    }

    private Kind kind(SlotWish wish, ParticipantId whose) {
        if (wish.source() == MediaSource.CONTENT) {
            return Kind.CONTENT;
        }
        // one that is clearly larger than the others is on the stage or pinned
        boolean stands = area(wish) == largest && largest >= 2 * next;
        return wish.participant() == null || whose.equals(floor) || stands ? Kind.SPEAKER : Kind.TILE;
    }

    /** Shows what fits. @param audioBps what the sounds of the leg cost @return whether there is news about slots */
    boolean apply(long audioBps) {
        pictures.sort(Comparator.comparing(Picture::claim, Allocator.ORDER));
        List<Claim> claims = pictures.stream().map(Picture::claim).toList();
        leg.egress().desiredBps(audioBps + pictures.stream().mapToLong(PictureAllocation::desired).sum());
        long available = leg.egress().availableBps(nowNs);
        boolean enough = available == Long.MAX_VALUE;
        if (!enough) {
            offer(available - available / 8 - audioBps, claims);
        }
        boolean limited = leg.egress().limited(nowNs);
        int[] most = Allocator.share(available - audioBps, claims);
        // an eighth is kept back from going up: rates of layers and the estimate are never quite steady
        int[] safe = Allocator.share(available - available / 8 - audioBps, claims);
        boolean news = false;
        boolean less = false;
        for (int i = 0; i < pictures.size(); i++) {
            Picture p = pictures.get(i);
            // a limit does not pass as a lack does
            boolean needed = p.claim.kind() != Kind.TILE && !limited;
            Share share = new Share(enough ? LayerChoice.UNLIMITED : safe[i], most[i], available, needed);
            Rung rung = p.slot.choice.next(p.track, p.ladder, share, nowNs);
            less |= rung == null || rung.quality() < p.ladder.get(p.ladder.size() - 1).quality();
            news |= rung == null ? pause(p, limited ? Pause.LIMIT : Pause.BANDWIDTH) : show(p, rung);
        }
        leg.egress().cut(limited && less);
        return news;
    }

    /** A picture that is bounded for somebody's sake would cost more without. */
    private static long desired(Picture p) {
        long cost = p.claim.costs()[p.claim.costs().length - 1];
        RateBound bound = p.track.demand.bound;
        return bound.bps() == RateBound.NONE ? cost : Math.max(cost, bound.ceiling());
    }

    /** Tells sources with one layer what this leg can take of them. */
    private void offer(long budget, List<Claim> claims) {
        boolean[] flexible = new boolean[claims.size()];
        boolean any = false;
        for (int i = 0; i < flexible.length; i++) {
            flexible[i] = pictures.get(i).track.ladder.oneLayer();
            any |= flexible[i];
        }
        if (any) {
            long[] shares = OneLayerShare.of(budget, claims, flexible);
            for (int i = 0; i < flexible.length; i++) {
                if (flexible[i]) {
                    pictures.get(i).track.demand.bound.offer(shares[i]);
                }
            }
        }
    }

    private boolean pause(Picture p, Pause why) {
        p.slot.leave();
        return p.slot.describe(p.whose, p.track.source, why);
    }

    private boolean show(Picture p, Rung rung) {
        p.track.demand.want(rung.rank());
        Rung now = p.track.ladder.flowing(rung, nowNs);
        IngressStream stream = now == null ? null : p.track.stream(now.rank());
        boolean whole = stream == null
                || now.spatial() >= stream.layers.topSpatial() && now.temporal() >= stream.layers.topTemporal();
        p.slot.show(p.track, stream, whole ? Integer.MAX_VALUE : now.spatial(), whole ? Integer.MAX_VALUE : now.temporal());
        IngressStream current = p.slot.current();
        if (current != null && current.track == p.track) {
            // what is still shown goes on until the key frame of the other, unless it alone is more than the way carries:
            // then it would only keep that key frame back
            p.track.demand.want(current.rank);
            if (current.rank < rung.rank() && current.bitsPerSecond(nowNs) > leg.egress().availableBps(nowNs)) {
                p.slot.hush();
            }
        }
        return p.slot.describe(p.whose, p.track.source, Pause.NONE);
    }
}
