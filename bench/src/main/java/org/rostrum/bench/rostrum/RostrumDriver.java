// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.rostrum;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
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
import org.rostrum.proto.sdp.MediaSection;
import org.rostrum.proto.sdp.SessionDescription;
import org.rostrum.proto.srtp.SrtpProfile;

/** A conference on Rostrum: made through REST, joined through the signalling socket by guests. Thread-safe. */
public final class RostrumDriver implements Driver {

    private static final String SERVER = "server";

    private final Loops loops;
    private final InetAddress address;
    private final InetAddress local;
    private final SrtpProfile profile;
    private final Web web;
    private final String conference;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "bench-pings");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Integer, String> participants = new ConcurrentHashMap<>();
    private final Queue<Web.Person> guests;
    private final boolean transportCc;

    /** Identities of guests that are free: a server gives an address only so many of them. Thread-safe. */
    public static final class Guests {
        private final Queue<Web.Person> free = new ConcurrentLinkedQueue<>();
    }

    /**
     * Makes a public conference.
     *
     * @param guests  used before new ones are made, and given back
     * @param address of the server, whose candidate is taken
     * @param local   that clients bind to
     * @param login   account that owns the conference
     * @param transportCc whether receivers give transport-wide feedback; without it the server has no estimate of the way to them
     */
    public RostrumDriver(
            Loops loops, URI url, InetAddress address, InetAddress local, SrtpProfile profile, Guests guests,
            String login, String password, boolean transportCc)
            throws IOException, InterruptedException {
        this(loops, new Web(url), address, local, profile, guests, transportCc, web -> make(web, login, password));
    }

    private RostrumDriver(
            Loops loops, Web web, InetAddress address, InetAddress local, SrtpProfile profile, Guests guests, boolean transportCc, Place place)
            throws IOException, InterruptedException {
        this.loops = loops;
        this.address = address;
        this.local = local;
        this.profile = profile;
        this.guests = guests.free;
        this.transportCc = transportCc;
        this.web = web;
        this.conference = place.find(web);
    }

    /** Guests go into a conference that exists and that is left as it is. Parameters as above. */
    public static RostrumDriver into(Loops loops, URI url, InetAddress address, InetAddress local, SrtpProfile profile, String conference)
            throws IOException, InterruptedException {
        return new RostrumDriver(loops, new Web(url), address, local, profile, new Guests(), true, web -> conference);
    }

    /** Says which conference it is. */
    private interface Place {
        String find(Web web) throws IOException, InterruptedException;
    }

    private static String make(Web web, String login, String password) throws IOException, InterruptedException {
        Web.Person owner = new Web.Person();
        web.post(owner, "/sign-in", Map.of("login", login, "password", password));
        String me = web.get(owner, "/me").path("user").path("id").asText();
        JsonNode made = web.post(owner, "/conferences", Map.of("topic", "Load", "owner", me, "mode", "PxP", "access", "public"));
        return made.path("conference").path("id").asText();
    }

    @Override
    public String name() {
        return "Rostrum";
    }

    @Override
    public Client join(Role role) throws Exception {
        Web.Person person = guest(role.number());
        long from = System.nanoTime();
        CompletableFuture<JsonNode> offer = new CompletableFuture<>();
        Receiver receiver = new Receiver(role.number());
        PublisherHolder holder = new PublisherHolder();
        Signal signal = new Signal(web, person, clock, (type, body) -> {
            if (type.equals("media.offer")) {
                offer.complete(body);
            } else if (type.equals("media.layers")) {
                holder.layers(body);
            }
        });
        JsonNode joined = signal.ask("join", Map.of("conference_id", conference, "display_name", "Client " + role.number()));
        participants.put(role.number(), joined.path("snapshot").path("own").path("id").asText());
        signal.ask("media.connect", Map.of("transport", SERVER, "audio_slots", role.audioSlots(),
                "video_slots", role.watches().size(), "codecs", List.of("VP8")));
        JsonNode told = Signal.await(offer);
        SessionDescription description = Sdp.read(told.path("sdp").asText());
        Endpoint endpoint = Endpoint.open(loops, local, profile, receiver);
        receiver.attach(endpoint);
        receiver.format(Sdp.received(description));
        Set<String> sending = role.publishes() == null ? Set.of() : new HashSet<>(List.of("mic", "cam"));
        Publisher publisher = publisher(role, endpoint, description);
        if (publisher != null) {
            receiver.publisher(publisher);
            holder.publisher = publisher;
        }
        signal.ask("media.answer", Map.of("transport", SERVER, "revision", told.path("revision").asInt(),
                "sdp", Sdp.answer(description, endpoint, role, sending, transportCc)));
        SrtpProfile agreed = Signal.await(endpoint.connect(Sdp.remote(description, address, true)));
        if (!role.watches().isEmpty()) {
            signal.ask("media.slots", Map.of("transport", SERVER, "video", wishes(role)));
            endpoint.loop().execute(() -> receiver.pli(Sdp.videoSsrcs(description)));
        }
        return new Client(role, endpoint, receiver, publisher, agreed, System.nanoTime() - from, () -> {
            signal.close();
            guests.add(person);
        });
    }

    /** The media layers that the server wants are told while the publisher may not be there yet. */
    private static final class PublisherHolder {
        private volatile @Nullable Publisher publisher;

        void layers(JsonNode body) {
            Publisher of = publisher;
            if (of != null) {
                body.path("rids").forEach(rid -> of.activeLayer(rid.path("rid").asText(), rid.path("active").asBoolean(true)));
            }
        }
    }

    private Web.Person guest(int number) throws IOException, InterruptedException {
        Web.Person known = guests.poll();
        if (known != null) {
            return known;
        }
        Web.Person person = new Web.Person();
        web.post(person, "/guests", Map.of("display_name", "Client " + number));
        return person;
    }

    private static @Nullable Publisher publisher(Role role, Endpoint endpoint, SessionDescription offer) {
        if (role.publishes() == null) {
            return null;
        }
        return new Publisher(endpoint, role.number(), role.publishers(), role.publishes(),
                format(offer, "mic", "opus"), role.publishes().layers() == 0 ? null : format(offer, "cam", "VP8"));
    }

    private static @Nullable SendFormat format(SessionDescription offer, String mid, String codec) {
        MediaSection section = offer.section(mid).orElseThrow();
        return Sdp.send(section, codec);
    }

    private List<Map<String, Object>> wishes(Role role) {
        List<Map<String, Object>> wishes = new ArrayList<>();
        for (int i = 0; i < role.watches().size(); i++) {
            Map<String, Object> wish = new HashMap<>(Map.of("slot", "v" + i, "width", role.width(), "height", role.height()));
            if (role.watches().get(i) != Role.ANYBODY) {
                wish.put("participant_id", participants.get(role.watches().get(i)));
                wish.put("source", "camera");
            }
            wishes.add(wish);
        }
        return wishes;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        web.close();
    }
}
