// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.conference.JoinRequest;
import org.rostrum.conference.ParticipantRole;
import org.rostrum.conference.SeatEnd;

/**
 * One join (60/HS-3): the same person may have many. Immutable.
 *
 * @param name      of the person, as in logs: {@code login@server} or the name of a guest
 * @param leftAt    null while he has a seat
 * @param cause     null while he has a seat
 * @param userAgent kind and version of the client and its system (60/HP-1)
 * @param media     null if nothing was measured, or he has a seat still
 */
public record PastJoin(
        ParticipantId participant, String name, String displayName, ParticipantRole role, Instant joinedAt, @Nullable Instant leftAt,
        @Nullable SeatEnd cause, JoinRequest.Method method, String appInstance, String address, String userAgent,
        @Nullable JoinMedia media) {}
