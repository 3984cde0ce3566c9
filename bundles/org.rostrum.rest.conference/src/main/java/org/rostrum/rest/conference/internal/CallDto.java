// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rostrum.conference.LaunchType;
import org.rostrum.conference.history.PastSession;

/** A call of the history; contract 61 section 14. */
@Schema(description = "A call of the history.")
record CallDto(
        @Schema(description = "Session ID.", example = "00000000000000a1@video.example.org#vcs") String conferenceId,
        @Schema(description = "ID of the conference; null for calls and quick conferences.") @Nullable String namedConfId,
        @Schema(description = "Null if it has none.") @Nullable String topic,
        @Schema(name = "class", description = "10: group conference, 1: one-to-one call.") @JsonProperty("class") int callClass,
        @Schema(description = "5: group conference, 0: one-to-one call.") int type,
        @Schema(description = "Always 0.") int subtype,
        @Schema(description = "Account ID; empty if the account is gone.") String owner,
        @Schema(description = "Different people.") int participantCount,
        LogTime startTime,
        @Schema(description = "Seconds, so far while it runs.") long duration,
        @Schema(description = "Null while it runs.") @Nullable LogTime endTime,
        @Schema(description = "Ours: why it ended; null while it runs.") @Nullable String endCause) {

    private static final int GROUP = 10;
    private static final int CALL = 1;
    private static final int GROUP_TYPE = 5;

    /** Part of the history. */
    record ListBody(@Schema(description = "How many there are on all pages.") int cnt, List<CallDto> list) {}

    static CallDto of(PastSession session, String server, String owner, Instant now) {
        Instant end = session.endedAt() == null ? now : session.endedAt();
        return new CallDto(session.id().wire(server), session.launchType().passing() ? null : session.conference().value(), session.topic().isBlank() ? null : session.topic(),
                session.launchType() == LaunchType.CALL ? CALL : GROUP, session.launchType() == LaunchType.CALL ? 0 : GROUP_TYPE, 0, owner,
                session.participants(), LogTime.of(session.startedAt()), Math.max(0, Duration.between(session.startedAt(), end).toSeconds()),
                LogTime.orNull(session.endedAt()), session.cause() == null ? null : session.cause().name().toLowerCase(Locale.ROOT));
    }
}
