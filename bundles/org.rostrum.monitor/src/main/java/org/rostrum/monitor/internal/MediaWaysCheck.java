// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rostrum.edge.HealthCheck;
import org.rostrum.media.net.MediaTransports;
import org.rostrum.media.net.MediaTransports.Candidate;

/** Whether browsers are told ways to the media port, over UDP and over TCP. Thread-safe. */
@Component(service = HealthCheck.class)
public final class MediaWaysCheck implements HealthCheck {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable MediaTransports transports;

    @Override
    public String name() {
        return "media_ways";
    }

    @Override
    public Result check() {
        MediaTransports present = transports;
        if (present == null) {
            // MediaPortCheck tells that
            return Result.OK;
        }
        List<Candidate> ways = present.candidates();
        boolean udp = ways.stream().anyMatch(way -> way.protocol().equals("udp"));
        boolean tcp = ways.stream().anyMatch(way -> way.protocol().equals("tcp"));
        if (!udp && !tcp) {
            return new Result(State.FAILED, "noMediaWay", "Browsers are told no address for media. Look at addresses and protocols in "
                    + "org.rostrum.media.net.cfg.");
        }
        if (!udp) {
            return new Result(State.WARNING, "mediaWithoutUdp", "Media go over TCP only, by the setting protocols; a lost packet holds up all behind it.");
        }
        return tcp ? Result.OK : new Result(State.WARNING, "mediaWithoutTcp",
                "Media go over UDP only: clients that reach only the HTTPS port cannot be seen or heard.");
    }
}
