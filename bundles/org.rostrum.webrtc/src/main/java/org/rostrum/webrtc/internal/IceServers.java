// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

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

/** Which STUN and TURN servers a client is told: the built-in one while it runs. Thread-safe. */
@Component(service = IceServers.class)
public final class IceServers {

    private volatile @Nullable TurnService turn;

    @Activate
    public IceServers() {}

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void setTurn(TurnService service) {
        turn = service;
    }

    void unsetTurn(TurnService service) {
        turn = turn == service ? null : turn;
    }

    /** For the client at this connection. */
    List<IceServer> of(SignalConnection connection) {
        TurnService service = turn;
        String label = connection.seat().map(seat -> seat.participant().value()).orElse("nobody");
        return service == null ? List.of() : service.forClient(label, connection.reachedHost(), connection.reachedPort());
    }
}
