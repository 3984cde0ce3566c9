// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.base.time.Ticker;
import org.rostrum.media.MediaLimits;
import org.rostrum.media.MediaRoom;
import org.rostrum.media.MediaSource;
import org.rostrum.media.TrackInfo;
import org.rostrum.media.TrackTap;
import org.rostrum.media.leg.LegEnd;
import org.rostrum.media.leg.LegListener;
import org.rostrum.media.leg.LegPipe;
import org.rostrum.media.leg.LegPlan;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.media.leg.MediaLeg;
import org.rostrum.media.net.MediaWorker;
import org.rostrum.media.stats.ParticipantStats;
import org.rostrum.proto.rtp.RtcpReader;
import org.rostrum.proto.rtp.RtcpWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Media of one session. Everything in it is decided on one worker; packets of transports of other workers come by rings, and what
 * goes to them is made ready here and protected and sent there ({@link WorkerRings}). Other threads reach it by commands only.
 */
final class SfuRoom implements MediaRoom {

    private static final Logger logger = LoggerFactory.getLogger(SfuRoom.class);
    private static final long TICK_NS = 20_000_000L;
    private static final long PLAN_NS = 100_000_000L;
    private static final long REPORT_NS = 1_000_000_000L;

    private final SessionId session;
    private final Ticker ticker;
    private final NtpClock clock;
    private final List<TrackTap> taps;
    private final Random random;
    private final WorkerRings rings;
    private final WorkerLoad load;
    private final Consumer<SfuRoom> abandoned;
    private final Gates gates = new Gates();
    /** Of those who have any. */
    private final Map<ParticipantId, MediaLimits> limits = new ConcurrentHashMap<>();
    private final CodecPlan codecs = new CodecPlan(CodecPolicy.PREFERENCE);
    private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private volatile @Nullable MediaWorker home;
    private volatile List<TrackInfo> tracks = List.of();
    private volatile boolean dirty;
    private volatile boolean adopted;

    // confined to the home worker
    private final Map<ParticipantId, SfuLeg> legs = new LinkedHashMap<>();
    private final RoomStatistics statistics;
    private final RoomVoices voices = new RoomVoices();
    private final SlotPlanner planner = new SlotPlanner(gates, voices, legs);
    private final InboundPacket inbound = new InboundPacket();
    private final InboundPacket replay = new InboundPacket();
    private final byte[] replayBuffer = new byte[2048];
    private final PacketRewriter rewriter = new PacketRewriter();
    private final RtcpReader rtcp = new RtcpReader();
    private final RtcpWriter writer = new RtcpWriter();
    private final long[] scratch = new long[NackList.CAPACITY];
    private boolean ticking;
    private @Nullable LegEnd closed;
    private long planNs;
    private long reportNs;

    /**
     * @param taps      live view of the taps present
     * @param counters  of the node
     * @param abandoned told when the last leg of a room leaves that the domain never asked for: it came too late
     */
    SfuRoom(SessionId session, Ticker ticker, NtpClock clock, List<TrackTap> taps, NodeCounters counters, Random random,
            WorkerRings rings, WorkerLoad load, Consumer<SfuRoom> abandoned) {
        this.session = session;
        this.ticker = ticker;
        this.clock = clock;
        this.taps = taps;
        this.random = random;
        this.rings = rings;
        this.load = load;
        this.statistics = new RoomStatistics(counters);
        this.abandoned = abandoned;
    }

    /** The domain knows the room and will close it. */
    SfuRoom adopted() {
        adopted = true;
        return this;
    }

    // what domain and connectors call

    @Override
    public SessionId session() {
        return session;
    }

    @Override
    public void gate(ParticipantId participant, MediaSource source, boolean open) {
        gates.of(participant).set(source, open);
        dirty = true;
    }

    @Override
    public void limit(ParticipantId participant, MediaLimits limit) {
        if (limit.equals(MediaLimits.NONE)) {
            limits.remove(participant);
        } else {
            limits.put(participant, limit);
        }
        submit(() -> {
            SfuLeg leg = legs.get(participant);
            if (leg != null) {
                leg.limit(limits.getOrDefault(participant, MediaLimits.NONE));
            }
        });
    }

    @Override
    public void remove(ParticipantId participant) {
        gates.remove(participant);
        limits.remove(participant);
        submit(() -> {
            SfuLeg leg = legs.get(participant);
            if (leg != null) {
                dismiss(leg, LegEnd.REMOVED);
            }
        });
    }

    @Override
    public List<TrackInfo> tracks() {
        return tracks;
    }

    @Override
    public void statistics(Consumer<List<ParticipantStats>> answer) {
        answer.accept(statistics());
    }

    /** Any thread. */
    List<ParticipantStats> statistics() {
        return statistics.latest();
    }

    MediaLeg attach(ParticipantId participant, LegPlan plan, LegPipe pipe, LegListener listener) {
        synchronized (this) {
            if (home == null) {
                home = load.choose(pipe.worker().all());
            }
        }
        load.add(worker(), 1);
        codecs.enter(listener, plan.video());
        SfuLeg leg = new SfuLeg(this, participant, plan, pipe, listener, random);
        submit(() -> admit(leg));
        return leg;
    }

    void close(LegEnd cause) {
        submit(() -> {
            closed = cause;
            List.copyOf(legs.values()).forEach(leg -> dismiss(leg, cause));
        });
    }

    /** Runs a command on the room's worker, in order. */
    void submit(Runnable command) {
        commands.add(command);
        MediaWorker worker = home;
        if (worker == null) {
            return;
        }
        try {
            worker.execute(this::drain);
        } catch (RejectedExecutionException e) {
            // the next tick takes it
            logger.warn("worker {} is full, session={}", worker.index(), session);
        }
    }

    // on the home worker

    private void drain() {
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
            try {
                command.run();
            } catch (RuntimeException e) {
                logger.error("a command of a room failed, session={}", session, e);
            }
        }
    }

    private void admit(SfuLeg leg) {
        if (closed != null) {
            load.add(worker(), -1);
            codecs.leave(leg.listener());
            leg.ended(closed);
            return;
        }
        SfuLeg old = legs.get(leg.participant());
        if (old != null) {
            dismiss(old, LegEnd.REPLACED);
        }
        legs.put(leg.participant(), leg);
        leg.limit(limits.getOrDefault(leg.participant(), MediaLimits.NONE));
        tellCodec();
        changed();
        if (!ticking) {
            ticking = true;
            schedule();
        }
    }

    /** @param cause to tell the connector; null: it knows */
    void dismiss(SfuLeg leg, @Nullable LegEnd cause) {
        if (!legs.remove(leg.participant(), leg)) {
            return;
        }
        load.add(worker(), -1);
        codecs.leave(leg.listener());
        leg.ended(cause);
        statistics.left(leg);
        voices.forget(leg.participant());
        tellCodec();
        changed();
        if (legs.isEmpty() && !adopted) {
            abandoned.accept(this);
        }
    }

    private void tellCodec() {
        MediaCodec codec = codecs.current();
        legs.values().forEach(leg -> leg.tellCodec(codec));
    }

    private void schedule() {
        worker().schedule(TICK_NS, this::tick);
    }

    private void tick() {
        drain();
        try {
            work(ticker.nanos());
        } catch (RuntimeException e) {
            logger.error("a room failed, session={}", session, e);
        }
        ticking = !legs.isEmpty();
        if (ticking) {
            schedule();
        }
    }

    private void work(long nowNs) {
        for (SfuLeg leg : legs.values()) {
            leg.ingress().tick(nowNs);
            leg.egress().tick(nowNs);
        }
        statistics.tick(legs.values(), nowNs);
        boolean due = nowNs >= planNs;
        if (due || dirty) {
            dirty = false;
            plan(nowNs, due);
        }
        for (SfuLeg leg : legs.values()) {
            if (leg.egress().takeNews()) {
                planner.plan(leg, nowNs);
            }
        }
        if (nowNs >= reportNs) {
            reportNs = nowNs + REPORT_NS;
            legs.values().forEach(leg -> leg.ingress().report(nowNs));
        }
    }

    private void plan(long nowNs, boolean due) {
        List<TrackInfo> arriving = new ArrayList<>();
        voices.begin();
        for (SfuLeg leg : legs.values()) {
            for (IngressTrack track : leg.ingress().tracks()) {
                survey(track, arriving, nowNs);
            }
        }
        if (!arriving.equals(tracks)) {
            tracks = List.copyOf(arriving);
        }
        if (due) {
            planNs = nowNs + PLAN_NS;
            if (voices.rank(nowNs)) {
                legs.values().forEach(leg -> leg.listener().speakers(voices.speakers()));
            }
        }
        legs.values().forEach(leg -> planner.plan(leg, nowNs));
        legs.values().forEach(leg -> leg.settleLayers(nowNs));
    }

    private void survey(IngressTrack track, List<TrackInfo> arriving, long nowNs) {
        voices.add(track, nowNs);
        TrackInfo info = track.info(session);
        if (info != null) {
            boolean live = track.open() && track.live(nowNs);
            if (live) {
                arriving.add(info);
            }
            track.taps.update(taps, info, live, nowNs);
        }
    }

    boolean has(SfuLeg leg) {
        return legs.get(leg.participant()) == leg;
    }

    /** Something that decides about slots has changed. */
    void changed() {
        dirty = true;
    }

    List<ParticipantId> speakers() {
        return voices.speakers();
    }

    MediaCodec codec() {
        return codecs.current();
    }

    /** The room's worker; there is one since the first leg was attached. */
    MediaWorker worker() {
        MediaWorker worker = home;
        if (worker == null) {
            throw new IllegalStateException("a room without legs has no worker");
        }
        return worker;
    }

    WorkerRings rings() {
        return rings;
    }

    Gates gates() {
        return gates;
    }

    /** Monotonic time. */
    long nowNs() {
        return ticker.nanos();
    }

    NtpClock clock() {
        return clock;
    }

    InboundPacket inbound() {
        return inbound;
    }

    InboundPacket replay() {
        return replay;
    }

    byte[] replayBuffer() {
        return replayBuffer;
    }

    PacketRewriter rewriter() {
        return rewriter;
    }

    RtcpReader rtcp() {
        return rtcp;
    }

    RtcpWriter writer() {
        return writer;
    }

    long[] scratch() {
        return scratch;
    }
}
