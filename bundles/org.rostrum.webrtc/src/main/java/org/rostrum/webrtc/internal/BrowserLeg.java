// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.edge.SignalConnection;
import org.rostrum.media.MediaKind;
import org.rostrum.media.MediaLimits;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.LayerState;
import org.rostrum.media.leg.LegEnd;
import org.rostrum.media.leg.LegListener;
import org.rostrum.media.leg.LegPath;
import org.rostrum.media.leg.LegPipe;
import org.rostrum.media.leg.LegPlan;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.media.leg.MediaLeg;
import org.rostrum.media.leg.MediaLegs;
import org.rostrum.media.leg.SlotClock;
import org.rostrum.media.leg.SlotState;
import org.rostrum.media.leg.SlotWish;
import org.rostrum.media.net.MediaTransport;
import org.rostrum.media.net.MediaTransports;
import org.rostrum.media.net.MediaWorker;
import org.rostrum.media.net.TrafficKind;
import org.rostrum.media.net.TransportHandler;
import org.rostrum.media.net.TransportStats;
import org.rostrum.media.stats.ParticipantStats;
import org.rostrum.media.stats.Rating;
import org.rostrum.media.turn.TurnService.IceServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One browser's transport and leg, and the {@link Negotiation} between. It
 * belongs to a seat, not to a connection: a client that comes back finds it. Signalling state is guarded by the object;
 * packets and news come on a media worker, and news go out through a serial executor.
 */
final class BrowserLeg implements TransportHandler, LegListener, LegPipe {

    private static final Logger logger = LoggerFactory.getLogger(BrowserLeg.class);
    private static final String RELAY = "relay";

    private final SessionId session;
    private final ParticipantId participant;
    private final Executor news;
    private final Function<SignalConnection, List<IceServer>> servers;
    private final Consumer<BrowserLeg> onEnd;
    private final MediaTransport transport;
    private final MediaLeg leg;
    private final Negotiation negotiation;

    private @Nullable SignalConnection connection;
    /** How often it went or came: tells one absence from another. */
    private int moves;
    private int reachedPort;
    private boolean ended;
    private boolean wantsStats;
    /** The client says that it goes through a relay of others: to us that looks like any address. */
    private volatile boolean relayed;
    private final ToldQuality toldQuality = new ToldQuality();

    /**
     * @param news     runs what goes to the client, in order, never blocking the caller
     * @param revision of the last offer of the transport that this one replaces: numbers go on, so that offers that cross
     *                 are told apart; 0 if there was none
     * @param servers  STUN and TURN servers for whoever is at this connection
     * @param onEnd    told once, when transport or leg has ended
     */
    BrowserLeg(SessionId session, ParticipantId participant, LegPlan plan, MediaTransports transports, MediaLegs legs, Executor news,
            long sessionId, int revision, SignalConnection connection, Function<SignalConnection, List<IceServer>> servers,
            Consumer<BrowserLeg> onEnd) {
        this.session = session;
        this.participant = participant;
        this.news = news;
        this.connection = connection;
        this.reachedPort = connection.reachedPort();
        this.servers = servers;
        this.onEnd = onEnd;
        // the peer knows our credentials from the offer only, so nothing of it comes before the constructor is through
        transport = transports.create("session=" + session + " participant=" + participant, this);
        leg = legs.attach(session, participant, plan, this, this);
        negotiation = new Negotiation(sessionId, revision, plan.video(), transports, transport, leg);
    }

    // signalling

    synchronized boolean isOf(SignalConnection other) {
        return connection == other;
    }

    /** The client's connection has gone; it may come back with another one. @return a number of this absence */
    synchronized int orphan() {
        connection = null;
        return ++moves;
    }

    /** Whether this absence still lasts: a client that came back and went again has another one. */
    synchronized boolean orphaned(int absence) {
        return moves == absence;
    }

    /** The client came back: it gets once more what it may have missed. @return the connection before, null if there was none */
    @Nullable SignalConnection adopt(SignalConnection other) {
        SignalConnection before;
        synchronized (this) {
            before = connection;
            connection = other;
            reachedPort = other.reachedPort();
            if (before != other) {
                moves++;
                wantsStats = false;
                toldQuality.forget();
            }
            if (before != other && !negotiation.answered()) {
                tellOffer();
            }
        }
        if (before != other) {
            leg.tellAgain();
        }
        return before;
    }

    synchronized int revision() {
        return negotiation.revision();
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /** Sends a new offer, or as soon as the last one is answered. */
    synchronized void offer() {
        if (negotiation.offer(reachedPort)) {
            tellOffer();
        }
    }

    /** With fresh credentials for TURN, as the client may have lost its way. */
    private void tellOffer() {
        SignalConnection to = connection;
        if (to != null) {
            tell("media.offer", MediaEvents.offer(negotiation.revision(), negotiation.sdp(), servers.apply(to)));
        }
    }

    /** The client has changed its network: the same transport under new ICE credentials. */
    synchronized void restart() {
        transport.restart();
        offer();
    }

    /** @throws RostrumException with a {@link MediaError}; the transport is as before */
    synchronized void answer(int ofRevision, String sdp) {
        if (negotiation.answer(ofRevision, sdp)) {
            offer();
        }
    }

    /** Takes wishes; a slot that does not exist yet comes with a new offer. */
    void want(List<SlotWish> wishes) {
        int needed = wishes.stream().mapToInt(w -> w.slot() + 1).max().orElse(0);
        long present = leg.slots().stream().filter(s -> s.kind() == MediaKind.VIDEO).count();
        if (needed > present) {
            leg.grow(0, needed);
            offer();
        }
        leg.want(wishes);
    }

    SessionId session() {
        return session;
    }

    ParticipantId participant() {
        return participant;
    }

    /** @param kind of way that the client takes, as it sees it */
    void way(String kind) {
        relayed = kind.equals(RELAY);
    }

    /** The client wants figures of its connection from now on, or none any more. */
    synchronized void stats(boolean wanted) {
        wantsStats = wanted;
    }

    /**
     * Tells the client how good connections are.
     *
     * @param own    its own
     * @param levels of those whom it sees
     */
    synchronized void quality(ParticipantStats own, Map<ParticipantId, Rating.Level> levels) {
        if (connection == null) {
            return;
        }
        if (wantsStats) {
            tell("media.stats", StatsEvents.stats(own));
        }
        Map<ParticipantId, Rating.Level> changes = toldQuality.changes(levels);
        if (!changes.isEmpty()) {
            tell("media.quality", StatsEvents.quality(changes));
        }
    }

    private void tell(String type, JsonNode body) {
        later(() -> {
            SignalConnection to;
            synchronized (this) {
                to = connection;
            }
            if (to != null) {
                to.send(type, body);
            }
        });
    }

    /** Off the caller's thread, in order. */
    private void later(Runnable task) {
        try {
            news.execute(task);
        } catch (RejectedExecutionException e) {
            // a client that does not keep up: its socket will end it, and whoever comes back gets everything anew
            logger.debug("news dropped, {}", this);
        }
    }

    /** Gives everything back. Idempotent. */
    void close() {
        if (end()) {
            leg.close();
            transport.close();
        }
    }

    /** Closes and tells the client why. */
    void close(String cause) {
        tell("media.closed", MediaEvents.closed(cause));
        close();
    }

    private boolean end() {
        synchronized (this) {
            if (ended) {
                return false;
            }
            ended = true;
        }
        onEnd.accept(this);
        return true;
    }

    // the room's news

    @Override
    public void slots(List<SlotState> slots) {
        tell("media.slots", MediaEvents.slots(slots));
    }

    @Override
    public void speakers(List<ParticipantId> speakers) {
        tell("media.speakers", MediaEvents.speakers(speakers));
    }

    @Override
    public void layers(MediaSource source, List<LayerState> layers) {
        tell("media.layers", MediaEvents.layers(source, layers));
    }

    @Override
    public void clocks(List<SlotClock> clocks) {
        tell("media.clocks", MediaEvents.clocks(clocks));
    }

    @Override
    public void limits(MediaLimits limits) {
        tell("media.limits", MediaEvents.limits(limits));
    }

    @Override
    public void redundancy(boolean wanted) {
        later(() -> {
            synchronized (this) {
                if (!ended && negotiation.redundantSound(wanted)) {
                    offer();
                }
            }
        });
    }

    @Override
    public void videoCodec(MediaCodec codec) {
        later(() -> {
            synchronized (this) {
                if (!ended && negotiation.outdated(codec)) {
                    offer();
                }
            }
        });
    }

    @Override
    public void closed(LegEnd cause) {
        switch (cause) {
            case REPLACED -> tell("media.closed", MediaEvents.closed("replaced"));
            case SHUTDOWN -> tell("media.closed", MediaEvents.closed("shutdown"));
            // the seat ends too, and its own event tells why
            case REMOVED, SESSION_ENDED -> { }
        }
        if (end()) {
            transport.close();
        }
    }

    // the transport, on its worker

    @Override
    public void connected(long nowNs) {
        leg.connected(nowNs);
    }

    @Override
    public void packet(byte[] buffer, int offset, int length, long nowNs) {
        leg.packet(buffer, offset, length, nowNs);
    }

    @Override
    public void batchEnd(long nowNs) {
        leg.batchEnd(nowNs);
    }

    @Override
    public void closed(CloseReason reason) {
        if (reason != CloseReason.LOCAL) {
            tell("media.closed", MediaEvents.closed(reason.name().toLowerCase(Locale.ROOT)));
        }
        if (end()) {
            leg.close();
        }
    }

    @Override
    public MediaWorker worker() {
        return transport.worker();
    }

    @Override
    public LegPath path() {
        TransportStats stats = transport.stats();
        String kind = stats.path();
        return kind == null ? LegPath.UNKNOWN : new LegPath(relayed ? RELAY : kind, stats.peer());
    }

    @Override
    public void send(byte[] packet, int offset, int length) {
        transport.send(packet, offset, length);
    }

    @Override
    public void send(byte[] packet, int offset, int length, MediaKind kind) {
        transport.send(packet, offset, length, kind == MediaKind.AUDIO ? TrafficKind.AUDIO : TrafficKind.VIDEO);
    }

    @Override
    public String toString() {
        return "session=" + session + " participant=" + participant;
    }
}
