// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.ParticipantId;

/**
 * A participant as others see him.
 *
 * @param account  null for guests
 * @param presence of his connection
 * @param content  whether he shows content
 */
public record Participant(
        ParticipantId id,
        String displayName,
        @Nullable AccountId account,
        ParticipantRole role,
        SeatPresence presence,
        boolean microphone,
        boolean camera,
        boolean content,
        Instant joinedAt) {}
