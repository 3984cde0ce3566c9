// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.base.time.Ticker;
import org.rostrum.media.MediaRoom;
import org.rostrum.media.MediaRouter;
import org.rostrum.media.TrackTap;
import org.rostrum.media.leg.LegEnd;
import org.rostrum.media.leg.LegListener;
import org.rostrum.media.leg.LegPipe;
import org.rostrum.media.leg.LegPlan;
import org.rostrum.media.leg.MediaLeg;
import org.rostrum.media.leg.MediaLegs;
import org.rostrum.media.stats.MediaStatistics;
import org.rostrum.media.stats.MediaTotals;

/** The rooms of this node. Thread-safe. */
@Component(service = {MediaRouter.class, MediaLegs.class, MediaStatistics.class})
public final class SfuRouter implements MediaRouter, MediaLegs, MediaStatistics {

    private final Map<SessionId, SfuRoom> rooms = new ConcurrentHashMap<>();
    private final List<TrackTap> taps = new CopyOnWriteArrayList<>();
    private final NodeCounters counters = new NodeCounters();
    private final Ticker ticker;
    private final NtpClock clock;
    private final Random random;
    private final WorkerRings rings = new WorkerRings();
    private final WorkerLoad load = new WorkerLoad();

    @Activate
    public SfuRouter() {
        this(Clock.systemUTC(), Ticker.SYSTEM, new SecureRandom());
    }

    /** @param ticker the one whose time the pipes' packets carry */
    SfuRouter(Clock clock, Ticker ticker, Random random) {
        this.ticker = ticker;
        this.clock = new NtpClock(clock, ticker);
        this.random = random;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addTrackTap(TrackTap tap) {
        taps.add(tap);
    }

    void removeTrackTap(TrackTap tap) {
        taps.remove(tap);
    }

    @Override
    public MediaRoom room(SessionId session) {
        return sfuRoom(session).adopted();
    }

    private SfuRoom sfuRoom(SessionId session) {
        return rooms.computeIfAbsent(session,
                id -> new SfuRoom(id, ticker, clock, taps, counters, random, rings, load, r -> rooms.remove(id, r)));
    }

    @Override
    public Optional<MediaRoom> find(SessionId session) {
        return Optional.ofNullable(rooms.get(session));
    }

    @Override
    public void close(SessionId session) {
        SfuRoom room = rooms.remove(session);
        if (room != null) {
            room.close(LegEnd.SESSION_ENDED);
        }
    }

    @Override
    public MediaLeg attach(SessionId session, ParticipantId participant, LegPlan plan, LegPipe pipe, LegListener listener) {
        return sfuRoom(session).attach(participant, plan, pipe, listener);
    }

    @Override
    public MediaTotals totals() {
        return NodeStatistics.totals(rooms.values().stream().flatMap(room -> room.statistics().stream()), counters);
    }

    @Deactivate
    void stop() {
        rooms.values().forEach(room -> room.close(LegEnd.SHUTDOWN));
        rooms.clear();
    }
}
