// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.ice;

/** Why an agent gave up. */
public enum IceFailure {
    /** No valid check came in time. */
    NEVER_CHECKED,
    /** The checks stopped (RFC 7675 section 5.1). */
    CONSENT_LOST
}
