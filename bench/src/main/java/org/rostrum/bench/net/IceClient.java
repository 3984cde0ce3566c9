// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.net;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.rostrum.proto.ice.IceCredentials;
import org.rostrum.proto.ice.IcePriority;
import org.rostrum.proto.stun.StunAttribute;
import org.rostrum.proto.stun.StunClass;
import org.rostrum.proto.stun.StunKeys;
import org.rostrum.proto.stun.StunMessage;
import org.rostrum.proto.stun.StunMethod;
import org.rostrum.proto.stun.StunTransactionId;
import org.rostrum.proto.stun.StunWriter;

/** A full ICE agent with one candidate on each side (RFC 8445). Confined to its event loop. */
final class IceClient {

    private static final long FAST_NS = 50_000_000;
    /** As browsers do. */
    private static final long KEEP_ALIVE_NS = 2_500_000_000L;

    private final SecureRandom random;
    private final IceCredentials local;
    private final long tieBreaker;
    private @Nullable IceCredentials remote;
    private @Nullable StunTransactionId pending;
    private boolean controlling;
    private boolean succeeded;
    private long nextNs;

    IceClient(SecureRandom random) {
        this.random = random;
        this.local = IceCredentials.random(random);
        this.tieBreaker = random.nextLong();
    }

    IceCredentials local() {
        return local;
    }

    /** Begins to check. */
    void target(IceCredentials credentials, boolean weControl, long nowNs) {
        remote = credentials;
        controlling = weControl;
        nextNs = nowNs;
    }

    /** The next check when it is due, else null. */
    byte @Nullable [] poll(long nowNs) {
        IceCredentials to = remote;
        if (to == null || nowNs - nextNs < 0) {
            return null;
        }
        nextNs = nowNs + (succeeded ? KEEP_ALIVE_NS : FAST_NS);
        pending = StunTransactionId.random(random);
        StunWriter check = new StunWriter(StunClass.REQUEST, StunMethod.BINDING, pending)
                .username(to.ufrag() + ":" + local.ufrag())
                .priority(IcePriority.of(IcePriority.PEER_REFLEXIVE, 65_535, 1))
                .tieBreaker(controlling ? StunAttribute.ICE_CONTROLLING : StunAttribute.ICE_CONTROLLED, tieBreaker);
        if (controlling) {
            check.useCandidate();
        }
        return check.integrity(StunKeys.shortTerm(to.password())).fingerprint().toBytes();
    }

    /** Answers a check of the peer; null for anything else. */
    byte @Nullable [] answer(StunMessage message, InetSocketAddress from) {
        byte[] key = StunKeys.shortTerm(local.password());
        if (message.type() != StunClass.REQUEST || !message.verifyIntegrity(key)) {
            return null;
        }
        return StunWriter.answer(message, StunClass.SUCCESS).xorMappedAddress(from).integrity(key).fingerprint().toBytes();
    }

    /** Whether the message is the authentic success of our check. */
    boolean succeeds(StunMessage message) {
        IceCredentials to = remote;
        boolean good = to != null && message.type() == StunClass.SUCCESS && message.transactionId().equals(pending)
                && message.verifyIntegrity(StunKeys.shortTerm(to.password()));
        succeeded |= good;
        return good;
    }
}
