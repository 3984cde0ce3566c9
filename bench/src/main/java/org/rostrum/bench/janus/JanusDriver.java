// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.janus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.rostrum.bench.Client;
import org.rostrum.bench.Driver;
import org.rostrum.bench.Role;
import org.rostrum.bench.Sdp;
import org.rostrum.bench.media.Publisher;
import org.rostrum.bench.media.Receiver;
import org.rostrum.bench.media.SendFormat;
import org.rostrum.bench.net.Endpoint;
import org.rostrum.bench.net.Loops;
import org.rostrum.proto.sdp.Attributes;
import org.rostrum.proto.sdp.Codec;
import org.rostrum.proto.sdp.HeaderExtension;
import org.rostrum.proto.sdp.MediaSection;
import org.rostrum.proto.sdp.SectionBuilder;
import org.rostrum.proto.sdp.SessionDescription;
import org.rostrum.proto.srtp.SrtpProfile;

/** A VideoRoom of Janus. Publishers offer, subscribers answer. Thread-safe. */
final class JanusDriver implements Driver {

    private static final int ROOM = 1234;
    private static final int CONNECT_SECONDS = 30;
    private static final int POLL_MS = 20;
    private static final List<String> REPAIR_AND_RATE = List.of("nack", "nack pli", "ccm fir", "transport-cc");

    private final Loops loops;
    private final InetAddress address;
    private final SrtpProfile profile;
    private final JanusSocket socket;
    private final long owner;

    JanusDriver(Loops loops, URI url, SrtpProfile profile) throws IOException, InterruptedException {
        this.loops = loops;
        this.address = InetAddress.getByName(url.getHost());
        this.profile = profile;
        this.socket = new JanusSocket(url);
        this.owner = socket.attach();
        // 0: no cap on the bit rate
        socket.ask(owner, Map.of("request", "create", "room", ROOM, "publishers", 200, "bitrate", 0, "audiocodec", "opus",
                "videocodec", "vp8", "notify_joining", false), null);
    }

    @Override
    public String name() {
        return "Janus";
    }

    @Override
    public Client join(Role role) throws Exception {
        long from = System.nanoTime();
        long handle = socket.attach();
        Receiver receiver = new Receiver(role.number());
        Endpoint endpoint = Endpoint.open(loops, local(), profile, receiver);
        receiver.attach(endpoint);
        return role.publishes() != null
                ? publish(role, handle, endpoint, receiver, from) : subscribe(role, handle, endpoint, receiver, from);
    }

    /** The address that leads to the server: the other end of the pair, or the server's own on one host. */
    private InetAddress local() throws IOException {
        try (java.net.DatagramSocket probe = new java.net.DatagramSocket()) {
            probe.connect(address, 9);
            return probe.getLocalAddress();
        }
    }

    private Client publish(Role role, long handle, Endpoint endpoint, Receiver receiver, long from) throws Exception {
        JsonNode answered = socket.ask(handle, Map.of("request", "joinandconfigure", "room", ROOM, "ptype", "publisher",
                "id", feed(role.number())), Map.of("type", "offer", "sdp", offer(role, endpoint)));
        SessionDescription answer = Sdp.read(answered.path("jsep").path("sdp").asText());
        Publisher publisher = new Publisher(endpoint, role.number(), role.publishers(), java.util.Objects.requireNonNull(role.publishes()),
                format(answer, "0", "opus"), format(answer, "1", "VP8"));
        receiver.publisher(publisher);
        SrtpProfile agreed = connect(endpoint, answer, true);
        awaitFeed(feed(role.number()));
        return new Client(role, endpoint, receiver, publisher, agreed, System.nanoTime() - from, () -> socket.detach(handle));
    }

    /** Janus takes a publisher for one some time after the handshake is done here; until then subscribers are refused. */
    private void awaitFeed(long feed) throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(CONNECT_SECONDS);
        while (!isFeed(feed)) {
            if (System.nanoTime() > until) {
                throw new IOException("Janus does not list publisher " + feed);
            }
            Thread.sleep(POLL_MS);
        }
    }

    private boolean isFeed(long feed) throws IOException, InterruptedException {
        JsonNode listed = socket.ask(owner, Map.of("request", "listparticipants", "room", ROOM), null);
        for (JsonNode each : listed.path("plugindata").path("data").path("participants")) {
            if (each.path("id").asLong() == feed && each.path("publisher").asBoolean()) {
                return true;
            }
        }
        return false;
    }

    private static long feed(int number) {
        return 1_000L + number;
    }

    private static @Nullable SendFormat format(SessionDescription answer, String mid, String codec) {
        return answer.section(mid).map(section -> Sdp.send(section, codec)).orElse(null);
    }

    /** a=setup:active makes Janus the DTLS server, as Rostrum is. */
    private static String offer(Role role, Endpoint endpoint) {
        SectionBuilder audio = Sdp.transport(new SectionBuilder("audio").attribute("mid", "0"), endpoint).flag("sendonly")
                .extension(1, HeaderExtension.MID).extension(4, HeaderExtension.AUDIO_LEVEL).extension(5, HeaderExtension.TRANSPORT_CC)
                .codec(new Codec(111, "opus", 48_000, 2, Map.of("useinbandfec", "1"), List.of("transport-cc")));
        Sdp.source(audio, "audio", role, List.of());
        SectionBuilder video = Sdp.transport(new SectionBuilder("video").attribute("mid", "1"), endpoint).flag("sendonly")
                .extension(1, HeaderExtension.MID).extension(5, HeaderExtension.TRANSPORT_CC)
                .codec(new Codec(96, "VP8", 90_000, 0, Map.of(), REPAIR_AND_RATE))
                .codec(new Codec(97, "rtx", 90_000, 0, Map.of("apt", "96"), List.of()));
        Sdp.source(video, "video", role, List.of());
        List<MediaSection> sections = List.of(audio.build(), video.build());
        Attributes session = Sdp.session(List.of("0", "1"));
        return new SessionDescription("- 1 1 IN IP4 127.0.0.1", session, sections).write();
    }

    private Client subscribe(Role role, long handle, Endpoint endpoint, Receiver receiver, long from) throws Exception {
        List<Map<String, Object>> streams = new ArrayList<>();
        role.watches().forEach(number -> streams.add(Map.of("feed", feed(number))));
        JsonNode offered = socket.ask(handle, Map.of("request", "join", "room", ROOM, "ptype", "subscriber", "streams", streams), null);
        SessionDescription offer = Sdp.read(offered.path("jsep").path("sdp").asText());
        receiver.format(Sdp.received(offer));
        socket.ask(handle, Map.of("request", "start"),
                Map.of("type", "answer", "sdp", Sdp.answer(offer, endpoint, role, Set.of(), true)));
        SrtpProfile agreed = connect(endpoint, offer, false);
        endpoint.loop().execute(() -> receiver.pli(Sdp.videoSsrcs(offer)));
        return new Client(role, endpoint, receiver, null, agreed, System.nanoTime() - from, () -> socket.detach(handle));
    }

    private SrtpProfile connect(Endpoint endpoint, SessionDescription janus, boolean weControl) throws Exception {
        try {
            return endpoint.connect(Sdp.remote(janus, address, weControl)).get(CONNECT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("no media with Janus", e);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        socket.ask(owner, Map.of("request", "destroy", "room", ROOM), null);
        socket.close();
    }
}
