// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.base.thread.SerialExecutor;
import org.rostrum.base.thread.Threads;
import org.rostrum.base.time.Ticker;
import org.rostrum.conference.Seat;
import org.rostrum.edge.DirectMedia;
import org.rostrum.edge.SignalConnection;
import org.rostrum.edge.SignalHandler;
import org.rostrum.media.MediaRouter;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.LegPlan;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.media.leg.MediaLegs;
import org.rostrum.media.leg.SlotWish;
import org.rostrum.media.net.MediaTransports;

/** The media requests of browsers. Each seat has one transport at most, and keeps it over reconnects of its signalling. */
@Component(service = SignalHandler.class)
public final class MediaSignalHandler implements SignalHandler {

    /** Longer than a seat is held without its client (00/R-83): the seat decides, this only keeps nothing for ever. */
    private static final Duration ORPHAN_LIMIT = Duration.ofSeconds(125);
    private static final int BURST = 30;
    private static final long INTERVAL_NS = 100_000_000L;
    private static final int NEWS_WAITING = 256;
    private static final Set<String> TYPES =
            Set.of("media.connect", "media.answer", "media.slots", "media.disconnect", "media.candidate", "media.offer",
                    "media.stats", "media.restart", "media.way");
    private static final JsonNode EMPTY = JsonNodeFactory.instance.objectNode();

    private record Key(SessionId session, ParticipantId participant) {}

    private final MediaTransports transports;
    private final MediaLegs legs;
    private final Threads threads;
    private final Ticker ticker;
    private final IceServers servers;
    private final SecureRandom random = new SecureRandom();
    private final Map<Key, BrowserLeg> browsers = new ConcurrentHashMap<>();
    private final StatsTeller teller;
    private final DirectRelay direct = new DirectRelay();
    private final Map<SignalConnection, RequestBrake> brakes = new ConcurrentHashMap<>();

    @Activate
    public MediaSignalHandler(@Reference MediaTransports transports, @Reference MediaLegs legs, @Reference MediaRouter router,
            @Reference Threads threads, @Reference IceServers servers) {
        this(transports, legs, router, threads, servers, Ticker.SYSTEM);
    }

    MediaSignalHandler(MediaTransports transports, MediaLegs legs, MediaRouter router, Threads threads, IceServers servers, Ticker ticker) {
        this.transports = transports;
        this.legs = legs;
        this.threads = threads;
        this.servers = servers;
        this.ticker = ticker;
        this.teller = new StatsTeller(browsers.values(), router, threads);
        teller.start();
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void setDirect(DirectMedia service) {
        direct.use(service);
    }

    void unsetDirect(DirectMedia service) {
        direct.drop(service);
    }

    @Override
    public Set<String> types() {
        return TYPES;
    }

    @Override
    public @Nullable InputStream schema(String fileName) {
        return MediaSignalHandler.class.getResourceAsStream("/schemas/" + fileName);
    }

    @Override
    public CompletionStage<JsonNode> handle(String type, JsonNode body, SignalConnection connection) {
        if (!brakes.computeIfAbsent(connection, c -> new RequestBrake(ticker, BURST, INTERVAL_NS)).take()) {
            throw new RostrumException(CommonError.BRAKED, "too many media requests");
        }
        Seat seat = connection.seat().orElseThrow(() -> new RostrumException(MediaError.NOT_SEATED, "join first"));
        direct.heard(seat, connection);
        if (!body.path("transport").asText().equals(MediaEvents.SERVER)) {
            direct.relay(type, body, seat);
            return CompletableFuture.completedFuture(EMPTY);
        }
        Key key = new Key(seat.session(), seat.participant());
        switch (type) {
            case "media.connect" -> connect(key, body, connection);
            case "media.answer" -> browser(key, connection).answer(body.path("revision").asInt(), body.path("sdp").asText());
            case "media.slots" -> browser(key, connection).want(wishes(body.path("video")));
            case "media.restart" -> browser(key, connection).restart();
            case "media.stats" -> browser(key, connection).stats(body.path("on").asBoolean());
            case "media.way" -> browser(key, connection).way(body.path("kind").asText());
            case "media.disconnect" -> browser(key, connection).close();
            // RFC 8445 section 2.5: a lite agent learns its peer's addresses from the checks
            case "media.candidate" -> browser(key, connection);
            case "media.offer" -> throw new RostrumException(MediaError.TRANSPORT_NOT_AVAILABLE, "the server makes the offers", "transport");
            default -> throw new IllegalArgumentException("not one of ours: " + type);
        }
        return CompletableFuture.completedFuture(EMPTY);
    }

    private void connect(Key key, JsonNode body, SignalConnection connection) {
        LegPlan plan = new LegPlan(codecs(body.path("codecs")),
                Math.min(BrowserFormat.MAX_AUDIO_SLOTS, body.path("audio_slots").asInt()),
                Math.min(BrowserFormat.MAX_VIDEO_SLOTS, body.path("video_slots").asInt()));
        BrowserLeg old = browsers.remove(key);
        if (old != null && old.isOf(connection)) {
            old.close();
        } else if (old != null) {
            old.close("replaced");
        }
        SerialExecutor news = new SerialExecutor(threads.cpu(), NEWS_WAITING);
        BrowserLeg browser = new BrowserLeg(key.session, key.participant, plan, transports, legs, news,
                random.nextLong() >>> 2, old == null ? 0 : old.revision(), connection, servers::of, ended -> browsers.remove(key, ended));
        browsers.put(key, browser);
        if (browser.hasEnded()) {
            browsers.remove(key, browser);
        }
        browser.offer();
    }

    private static Set<MediaCodec> codecs(JsonNode names) {
        Set<MediaCodec> codecs = EnumSet.noneOf(MediaCodec.class);
        names.forEach(name -> codecs.add(MediaCodec.valueOf(name.asText())));
        if (codecs.isEmpty()) {
            codecs.add(MediaCodec.VP8);
        }
        return codecs;
    }

    /** The browser of this seat; its events go to this connection from now on. */
    private BrowserLeg browser(Key key, SignalConnection connection) {
        BrowserLeg browser = browsers.get(key);
        if (browser == null) {
            throw new RostrumException(MediaError.NOT_CONNECTED, "media.connect comes first");
        }
        browser.adopt(connection);
        return browser;
    }

    private static List<SlotWish> wishes(JsonNode video) {
        List<SlotWish> wishes = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (JsonNode wish : video) {
            int slot = Integer.parseInt(wish.path("slot").asText().substring(1));
            if (slot >= BrowserFormat.MAX_VIDEO_SLOTS || !seen.add(slot)) {
                throw new RostrumException(MediaError.SLOT_UNKNOWN, "slot v" + slot, "video");
            }
            String whose = wish.path("participant_id").asText();
            MediaSource source = wish.path("source").asText().equals("content") ? MediaSource.CONTENT : MediaSource.CAMERA;
            wishes.add(new SlotWish(slot, whose.isEmpty() ? null : new ParticipantId(whose), source,
                    wish.path("width").asInt(), wish.path("height").asInt()));
        }
        return wishes;
    }

    /**
     * The connection has gone or its seat has ended. A seat that has ended takes its leg out of the room, which ends the
     * transport; a seat that is held keeps both for the client that comes back.
     */
    @Override
    public void released(SignalConnection connection) {
        brakes.remove(connection);
        direct.released(connection);
        for (BrowserLeg browser : browsers.values()) {
            if (browser.isOf(connection)) {
                int absence = browser.orphan();
                threads.scheduler().schedule(ORPHAN_LIMIT, () -> {
                    if (browser.orphaned(absence)) {
                        browser.close();
                    }
                });
            }
        }
    }

    @Deactivate
    void stop() {
        teller.stop();
        browsers.values().forEach(browser -> browser.close("shutdown"));
    }
}
