// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.history;

import java.time.Instant;

/**
 * Somebody who was invited to a session (60/HS-5). Immutable.
 *
 * @param invitedBy   empty: the server, as the session began
 * @param recipient   as he was listed: login, {@code login@server} or another call string
 * @param displayName empty: not told
 * @param accepted    he has been there
 */
public record PastInvite(Instant at, String invitedBy, String recipient, String displayName, boolean accepted) {}
