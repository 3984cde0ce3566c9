// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.dtls;

/** Why there is no association. */
public enum DtlsFailure {
    /** The peer's certificate is missing or not the one of its description. */
    WRONG_CERTIFICATE,
    /** No {@code use_srtp}, or no profile in common. */
    NO_COMMON_PROFILE,
    /** The handshake took too long. */
    TIMED_OUT,
    /** Anything else that the peer did or refused. */
    PROTOCOL,
    /** The pool for handshakes is full. */
    OVERLOADED
}
