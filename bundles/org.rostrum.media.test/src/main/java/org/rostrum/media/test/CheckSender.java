// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.test;

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

/** Checks of a full, controlling, always nominating agent with one candidate. Confined to the peer's thread. */
final class CheckSender {

    private static final long FAST_NS = 50_000_000;

    private final SecureRandom random;
    private final IceCredentials local;
    private final long keepAliveNs;
    private final long tieBreaker;
    private @Nullable IceCredentials remote;
    private @Nullable StunTransactionId pending;
    private boolean succeeded;
    private long nextNs;

    CheckSender(SecureRandom random, IceCredentials local, long keepAliveNs) {
        this.random = random;
        this.local = local;
        this.keepAliveNs = keepAliveNs;
        this.tieBreaker = random.nextLong();
    }

    /** Checks against these from now on, at once. */
    void target(IceCredentials credentials, long nowNs) {
        remote = credentials;
        expedite(nowNs);
    }

    /** Checks at once and quickly until one succeeds: the address has changed. */
    void expedite(long nowNs) {
        succeeded = false;
        nextNs = nowNs;
    }

    /** The next check when it is due, else null. */
    byte @Nullable [] poll(long nowNs) {
        IceCredentials to = remote;
        if (to == null || nowNs - nextNs < 0) {
            return null;
        }
        nextNs = nowNs + (succeeded ? keepAliveNs : FAST_NS);
        pending = StunTransactionId.random(random);
        return new StunWriter(StunClass.REQUEST, StunMethod.BINDING, pending)
                .username(to.ufrag() + ":" + local.ufrag())
                .priority(IcePriority.of(IcePriority.PEER_REFLEXIVE, 65_535, 1))
                .tieBreaker(StunAttribute.ICE_CONTROLLING, tieBreaker)
                .useCandidate()
                .integrity(StunKeys.shortTerm(to.password()))
                .fingerprint()
                .toBytes();
    }

    /** A response; whether it is the authentic success of the pending check. */
    boolean handle(byte[] buffer, int length) {
        StunMessage message = StunMessage.parse(buffer, 0, length);
        IceCredentials to = remote;
        boolean good = message != null && to != null && message.type() == StunClass.SUCCESS
                && message.transactionId().equals(pending) && message.verifyIntegrity(StunKeys.shortTerm(to.password()));
        succeeded |= good;
        return good;
    }
}
