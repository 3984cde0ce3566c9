// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.jspecify.annotations.Nullable;
import org.rostrum.edge.HealthCheck;
import org.rostrum.media.net.NetworkStatistics;

/** Whether the media port is there. Thread-safe. */
@Component(service = HealthCheck.class)
public final class MediaPortCheck implements HealthCheck {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable NetworkStatistics statistics;

    @Override
    public String name() {
        return "media_port";
    }

    @Override
    public Result check() {
        NetworkStatistics present = statistics;
        return present != null && present.read().port() > 0
                ? Result.OK
                : new Result(State.FAILED, "mediaPortMissing", "The UDP port of media could not be opened. Nobody can be seen or heard; the log tells why.");
    }
}
