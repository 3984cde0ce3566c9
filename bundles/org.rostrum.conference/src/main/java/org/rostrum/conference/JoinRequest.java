// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.identity.Identity;

/**
 * Who wants to join what, how.
 *
 * @param displayName what he wants to be called; null: the identity's name
 * @param pin         null if none was typed
 * @param method      way of joining, checked against the allowed ones (00/R-16)
 * @param appInstance browser profile or installation, 32 hex digits; the same person from the same instance takes his seat over
 * @param address     client address for log and brakes
 * @param userAgent   for the connection record (60/HP-1)
 * @param microphone  whether it starts open
 * @param camera      whether it starts open
 */
public record JoinRequest(
        ConferenceId conference,
        Identity identity,
        @Nullable String displayName,
        @Nullable String pin,
        Method method,
        String appInstance,
        String address,
        String userAgent,
        boolean microphone,
        boolean camera) {

    /** Without PIN and names, for logs. */
    @Override
    public String toString() {
        return "JoinRequest[" + conference + " by " + identity.name() + "]";
    }

    /** Kinds of client (00/R-16). */
    public enum Method {
        BROWSER,
        PWA,
        ROOM_TERMINAL,
        SDK
    }
}
