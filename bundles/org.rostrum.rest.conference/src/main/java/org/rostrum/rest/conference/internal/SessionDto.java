// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.rostrum.conference.Conference;
import org.rostrum.conference.SessionView;

/** One run of a conference; contract 61 section 11.4, fields are ours. */
@Schema(description = "One run of a conference.")
record SessionDto(
        @Schema(description = "Session ID.", example = "00000000000000a1@video.example.org#vcs") String id,
        @Schema(description = "ID of the conference.") String namedConfId,
        String topic,
        @Schema(allowableValues = Words.RUNNING) String state,
        @Schema(description = "Unix seconds.") long startedAt,
        @Schema(description = "Unix seconds; null while it runs.") @Nullable Long endedAt,
        @Schema(description = "People present.") int participantCount) {

    static SessionDto of(SessionView session, Conference conference, String wireId) {
        return new SessionDto(wireId, conference.id().value(), conference.topic(), Words.RUNNING,
                session.startedAt().getEpochSecond(), null, session.counters().present());
    }
}
