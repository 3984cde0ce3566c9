// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.leg;

/** Why a room gave a leg up. */
public enum LegEnd {
    /** The participant is no longer in the session. */
    REMOVED,
    SESSION_ENDED,
    /** The participant got another leg. */
    REPLACED,
    /** The media plane stops. */
    SHUTDOWN
}
