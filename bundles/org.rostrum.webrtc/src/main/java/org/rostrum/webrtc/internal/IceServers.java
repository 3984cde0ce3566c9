// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rostrum.edge.SignalConnection;
import org.rostrum.media.turn.TurnService;
import org.rostrum.media.turn.TurnService.IceServer;
import org.rostrum.proto.turn.TurnSecret;
import org.rostrum.settings.SiteSettings;

/** Which STUN and TURN servers a client is told: those of the settings, else the built-in one while it runs (20/WRTC-3). Thread-safe. */
@Component(service = IceServers.class)
public final class IceServers {

    private static final Duration CREDENTIALS = Duration.ofHours(1);

    private final Clock clock;
    private volatile @Nullable TurnService turn;
    private volatile @Nullable SiteSettings settings;

    @Activate
    public IceServers() {
        this(Clock.systemUTC());
    }

    IceServers(Clock clock) {
        this.clock = clock;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void setSettings(SiteSettings site) {
        settings = site;
    }

    void unsetSettings(SiteSettings site) {
        settings = settings == site ? null : settings;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void setTurn(TurnService service) {
        turn = service;
    }

    void unsetTurn(TurnService service) {
        turn = turn == service ? null : turn;
    }

    /** For the client at this connection. */
    List<IceServer> of(SignalConnection connection) {
        String label = connection.seat().map(seat -> seat.participant().value()).orElse("nobody");
        SiteSettings site = settings;
        List<String> custom = site == null ? List.of() : site.get(IceSettings.SERVERS);
        if (site != null && !custom.isEmpty()) {
            return custom(site, custom, label);
        }
        TurnService service = turn;
        return service == null ? List.of() : service.forClient(label, connection.reachedHost(), connection.reachedPort());
    }

    /** STUN servers need no credentials, and TURN servers get none that they do not need. */
    private List<IceServer> custom(SiteSettings site, List<String> addresses, String label) {
        List<String> stun = addresses.stream().filter(address -> address.startsWith("stun")).toList();
        List<String> relays = addresses.stream().filter(address -> address.startsWith("turn")).toList();
        List<IceServer> servers = new ArrayList<>();
        if (!stun.isEmpty()) {
            servers.add(new IceServer(stun, "", ""));
        }
        if (!relays.isEmpty()) {
            String secret = site.get(IceSettings.SECRET);
            if (secret.isEmpty()) {
                servers.add(new IceServer(relays, site.get(IceSettings.USER), site.get(IceSettings.PASSWORD)));
            } else {
                TurnSecret.Credential credential = new TurnSecret(secret.getBytes(StandardCharsets.UTF_8))
                        .issue(label, clock.instant().plus(CREDENTIALS));
                servers.add(new IceServer(relays, credential.username(), credential.password()));
            }
        }
        return servers;
    }
}
