// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rostrum.edge.HealthCheck;
import org.rostrum.media.turn.TurnService;

/** Whether the built-in TURN server gives relays; a server without its UDP port is all right, that is a setting. Thread-safe. */
@Component(service = HealthCheck.class)
public final class RelayCheck implements HealthCheck {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable TurnService turn;

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public Result check() {
        TurnService present = turn;
        if (present == null) {
            return Result.OK;
        }
        return switch (present.check()) {
            case OK, OFF -> Result.OK;
            case SILENT -> new Result(State.WARNING, "relaySilent",
                    "The TURN server does not answer on its UDP port. Clients behind strict firewalls may not get in.");
            case REFUSED -> new Result(State.WARNING, "relayRefused",
                    "The TURN server gives no relays: no port of relayPorts is free, or too many are used.");
        };
    }
}
