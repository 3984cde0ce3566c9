// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rostrum.base.net.AddressNetwork;
import org.rostrum.edge.HealthCheck;
import org.rostrum.media.net.MediaTransports;
import org.rostrum.media.net.MediaTransports.Candidate;
import org.rostrum.media.net.OuterAddress;

/** Whether browsers are told ways to the media port, over UDP and over TCP, and the right outer address. Thread-safe. */
@Component(service = HealthCheck.class)
public final class MediaWaysCheck implements HealthCheck {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable MediaTransports transports;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable OuterAddress outer;

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
        if (!tcp) {
            return new Result(State.WARNING, "mediaWithoutTcp",
                    "Media go over UDP only: clients that reach only the HTTPS port cannot be seen or heard.");
        }
        OuterAddress known = outer;
        return known == null ? Result.OK : judge(present.publicAddresses(), known.state());
    }

    /** What is set against what a STUN server outside says (20/WRTC-5). */
    static Result judge(List<String> configured, OuterAddress.State learned) {
        Optional<String> other = learned.addresses().stream()
                .filter(address -> configured.stream().anyMatch(set -> isSix(set) == isSix(address)))
                .filter(address -> configured.stream().noneMatch(set -> same(set, address)))
                .findFirst();
        if (other.isPresent()) {
            return new Result(State.WARNING, "publicAddressDiffers", "publicAddress in org.rostrum.media.net.cfg is " + String.join(", ", configured)
                    + ", but the STUN server " + learned.server() + " sees this server at " + other.get()
                    + ". If that address is right, clients outside do not reach the one that is set.");
        }
        return switch (learned.problem()) {
            case NONE -> Result.OK;
            case NO_SERVER -> new Result(State.WARNING, "stunServerMalformed",
                    "server in org.rostrum.media.net.stun.cfg is no name or address such as stun.example.org:3478.");
            case NO_ADDRESS -> new Result(State.WARNING, "stunServerUnknown",
                    "The name of the STUN server " + learned.server() + " has no address, so the outer address of this server is not looked up.");
            case SILENT -> new Result(State.WARNING, "stunServerSilent",
                    "The STUN server " + learned.server() + " does not answer, so the outer address of this server is not looked up.");
        };
    }

    private static boolean isSix(String address) {
        return address.indexOf(':') >= 0;
    }

    /** IPv6 has several spellings. */
    private static boolean same(String one, String other) {
        return AddressNetwork.parse(one).map(network -> network.contains(other)).orElse(false);
    }
}
