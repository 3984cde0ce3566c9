// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.stun;

/** Class of a message: bits C1 and C0 of the type (RFC 8489 section 5). The order is the wire value. */
public enum StunClass {
    REQUEST,
    INDICATION,
    SUCCESS,
    ERROR
}
