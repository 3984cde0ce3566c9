// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.dtls;

import java.time.Duration;
import java.util.List;
import org.rostrum.proto.srtp.SrtpProfile;

/**
 * How to shake hands.
 *
 * @param certificate    ours
 * @param profiles       SRTP profiles, best first, not empty
 * @param handshakeLimit after which the handshake is given up
 * @param maxDatagram    largest datagram to send, octets
 */
public record DtlsConfig(
        DtlsRole role, DtlsCertificate certificate, List<SrtpProfile> profiles, Duration handshakeLimit, int maxDatagram) {

    /** Fits every path that carries IPv6 and leaves room for a relay's framing. */
    private static final int MAX_DATAGRAM = 1_200;
    private static final Duration HANDSHAKE_LIMIT = Duration.ofSeconds(10);

    public DtlsConfig {
        profiles = List.copyOf(profiles);
    }

    /** All profiles in our order, ten seconds, 1,200 octets. */
    public static DtlsConfig of(DtlsRole role, DtlsCertificate certificate) {
        return new DtlsConfig(role, certificate, List.of(SrtpProfile.values()), HANDSHAKE_LIMIT, MAX_DATAGRAM);
    }

    /** The same with other profiles. */
    public DtlsConfig withProfiles(List<SrtpProfile> others) {
        return new DtlsConfig(role, certificate, others, handshakeLimit, maxDatagram);
    }
}
