// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.ArrayList;
import java.util.List;
import org.rostrum.media.TrackInfo;
import org.rostrum.media.TrackTap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The taps of one track: a subscriber like the receivers, behind the gate. Confined to the room's worker. */
final class TapNode {

    private static final Logger logger = LoggerFactory.getLogger(TapNode.class);

    private record Entry(TrackTap tap, TrackTap.Sink sink) {}

    private final IngressTrack track;
    private final StreamSelector selector = new StreamSelector();
    private final List<TrackTap> asked = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    TapNode(IngressTrack track) {
        this.track = track;
    }

    /**
     * Closes the taps that have gone; while the track is live, asks those that have not been asked and takes the best layer
     * that arrives.
     */
    void update(List<TrackTap> present, TrackInfo info, boolean live, long nowNs) {
        entries.removeIf(e -> !present.contains(e.tap) && end(e));
        asked.retainAll(present);
        for (TrackTap tap : present) {
            if (live && !asked.contains(tap)) {
                asked.add(tap);
                open(tap, info);
            }
        }
        boolean watches = !entries.isEmpty() && live;
        if (watches) {
            track.demand.want(0);
        }
        selector.aim(watches ? track.best(nowNs) : null);
    }

    private void open(TrackTap tap, TrackInfo info) {
        try {
            tap.open(info).ifPresent(sink -> entries.add(new Entry(tap, sink)));
        } catch (RuntimeException e) {
            logger.error("a track tap failed to open", e);
        }
    }

    void packet(IngressStream from, InboundPacket packet) {
        if (entries.isEmpty() || !selector.passes(from, packet)) {
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            try {
                entries.get(i).sink.packet(packet.rtp.buffer(), packet.rtp.offset(), packet.rtp.length(), packet.arrivalNs);
            } catch (RuntimeException e) {
                logger.error("a track tap failed and is closed", e);
                end(entries.remove(i--));
            }
        }
    }

    void close() {
        entries.removeIf(this::end);
        selector.aim(null);
    }

    private boolean end(Entry entry) {
        try {
            entry.sink.closed();
        } catch (RuntimeException e) {
            logger.error("a track tap failed to close", e);
        }
        return true;
    }
}
