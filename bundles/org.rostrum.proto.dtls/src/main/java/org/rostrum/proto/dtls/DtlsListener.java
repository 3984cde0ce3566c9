// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.dtls;

import org.osgi.annotation.versioning.ConsumerType;
import org.rostrum.proto.srtp.SrtpKeys;
import org.rostrum.proto.srtp.SrtpProfile;

/** What an association tells its owner and sends through it. Called on threads of the pool; must not block. */
@ConsumerType
public interface DtlsListener {

    /** A datagram for the peer; the array is the listener's from now on. Also called from {@link DtlsSession#close}'s task. */
    void transmit(byte[] datagram);

    /** The handshake is done and the certificate is right. */
    void established(SrtpProfile profile, SrtpKeys sending, SrtpKeys receiving);

    /** There will be no association; nothing follows. */
    void failed(DtlsFailure reason);

    /** The peer closed the association or it broke; nothing follows. */
    void closed();
}
