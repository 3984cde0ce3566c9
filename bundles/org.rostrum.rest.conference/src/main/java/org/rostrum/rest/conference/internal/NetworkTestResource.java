// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.thread.Threads;
import org.rostrum.base.time.Ticker;
import org.rostrum.edge.RestResource;
import org.rostrum.media.net.MediaTransport;
import org.rostrum.media.net.MediaTransports;
import org.rostrum.media.net.MediaTransports.Candidate;
import org.rostrum.media.net.TransportHandler;
import org.rostrum.media.turn.TurnService;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;

/**
 * Lets a page try the ways to the media port before a meeting: a transport that answers ICE checks for a while and carries nothing.
 * Bounded in number, in time and by address.
 */
@Component(service = NetworkTestResource.class)
@RestResource
@Path("network-test")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "server")
public final class NetworkTestResource {

    private static final Duration LIFE = Duration.ofSeconds(20);
    private static final int MAX_OPEN = 64;

    /** Wrapped in its noun. */
    record NetworkTestBody(NetworkTestDto networkTest) {}

    /** What a peer connection needs. */
    @Schema(description = "The other end of a test connection: answers ICE checks, carries nothing.")
    record NetworkTestDto(
            @Schema(description = "ICE user fragment.") String ufrag,
            @Schema(description = "ICE password.") String password,
            @Schema(description = "SHA-256 of the certificate, hex pairs with colons.") String fingerprint,
            @Schema(description = "Values of SDP candidate attributes, UDP and TCP.") List<String> candidates,
            @Schema(description = "Relays with credentials; empty if there are none.") List<IceServerDto> iceServers,
            @Schema(description = "How long it answers.", example = "20") int seconds) {

        @Override
        public String toString() {
            return "NetworkTestDto";
        }
    }

    /** As in browsers. */
    @Schema(description = "An RTCIceServer.")
    record IceServerDto(List<String> urls, String username, String credential) {}

    private final MediaTransports media;
    private final @Nullable TurnService turn;
    private final Threads threads;
    private final AddressBrake brake;
    private final AtomicInteger open = new AtomicInteger();

    @Activate
    public NetworkTestResource(@Reference MediaTransports media,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) @Nullable TurnService turn,
            @Reference Threads threads) {
        this(media, turn, threads, Ticker.SYSTEM);
    }

    NetworkTestResource(MediaTransports media, @Nullable TurnService turn, Threads threads, Ticker ticker) {
        this.media = media;
        this.turn = turn;
        this.threads = threads;
        this.brake = new AddressBrake(ticker);
    }

    @POST
    @Needs(Need.NOBODY)
    @Operation(summary = "Opens a test connection for media: which ways to this server work is tried by the page with ICE.")
    @Refuses("429 tooManyRequests")
    public NetworkTestBody testNetwork(@Context HttpServletRequest http) {
        if (!brake.take(http.getRemoteAddr()) || open.incrementAndGet() > MAX_OPEN) {
            throw new RostrumException(CommonError.BRAKED, "Too many tests; try again in a minute.");
        }
        MediaTransport transport = media.create("network test of " + http.getRemoteAddr(), new Nothing());
        threads.scheduler().schedule(LIFE, transport::close);
        TurnService relays = turn;
        List<IceServerDto> servers = relays == null ? List.of() : relays.forClient("test", http.getServerName(), http.getServerPort()).stream()
                .map(server -> new IceServerDto(server.urls(), server.username(), server.credential())).toList();
        List<String> candidates = media.candidates(http.getServerPort()).stream().map(NetworkTestResource::text).toList();
        return new NetworkTestBody(new NetworkTestDto(transport.localUfrag(), transport.localPassword(), media.fingerprint(), candidates, servers,
                (int) LIFE.toSeconds()));
    }

    private static String text(Candidate c) {
        String type = c.protocol().equals("tcp") ? "typ host tcptype passive" : "typ host";
        return c.foundation() + " 1 " + c.protocol() + " " + c.priority() + " " + c.address() + " " + c.port() + " " + type;
    }

    /** Nothing is sent over it. */
    private final class Nothing implements TransportHandler {

        @Override
        public void connected(long nowNs) {}

        @Override
        public void packet(byte[] buffer, int offset, int length, long nowNs) {}

        @Override
        public void batchEnd(long nowNs) {}

        @Override
        public void closed(CloseReason reason) {
            open.decrementAndGet();
        }
    }
}
