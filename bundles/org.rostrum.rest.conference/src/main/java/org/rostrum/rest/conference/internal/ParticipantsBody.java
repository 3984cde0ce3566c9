// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountId;
import org.rostrum.conference.Participant;
import org.rostrum.conference.SeatPresence;
import org.rostrum.conference.SessionView;
import org.rostrum.rest.Paging;

/** People of a session; contract 61 section 11.4. */
record ParticipantsBody(@Schema(description = "How many there are on all pages.") int cnt, List<ParticipantDto> list) {

    /** One of them. */
    @Schema(description = "A participant of a running session.")
    record ParticipantDto(
            @Schema(description = "Login; for guests, and where IDs are hidden, the ID within the session.") String id,
            String displayName,
            @Schema(description = "Role: 2 owner or moderator, 1 speaker, 0 listener.") int flag,
            @Schema(description = "Seconds since he joined.") long duration,
            @Schema(description = "Unix seconds.") long joinTime,
            @Schema(description = "Unix seconds; null while he has a seat.") @Nullable Long leaveTime,
            @Schema(description = "ID within the session.") String appId,
            @Schema(description = "Account ID; for guests, and where IDs are hidden, the ID within the session.") String callId) {

        static ParticipantDto of(Participant participant, Sight sight, Instant now) {
            AccountId account = sight.id(participant);
            String own = participant.id().value();
            // everybody speaks in the mode "all on screen", the only one there is
            int flag = participant.role().moderates() ? 2 : 1;
            return new ParticipantDto(account == null ? own : account.login(),
                    participant.displayName(), flag, Math.max(0, Duration.between(participant.joinedAt(), now).toSeconds()),
                    participant.joinedAt().getEpochSecond(), null, own,
                    account == null ? own : account.toString());
        }

        private boolean isCalled(String callId) {
            return this.callId.equalsIgnoreCase(callId) || id.equalsIgnoreCase(callId);
        }
    }

    /** The part of a session's people that was asked for; nobody where no session runs. */
    static ParticipantsBody of(
            Optional<SessionView> session, Sight sight, @Nullable Boolean present, @Nullable String name, @Nullable String callId,
            Paging paging, Instant now) {
        List<ParticipantDto> all = session.map(SessionView::participants).orElse(List.of()).stream()
                .filter(participant -> present == null || present == (participant.presence() != SeatPresence.GONE))
                .map(participant -> ParticipantDto.of(participant, sight, now))
                .filter(dto -> name == null || contains(dto.displayName(), name))
                .filter(dto -> callId == null || dto.isCalled(callId))
                .toList();
        return new ParticipantsBody(all.size(), all.stream().skip(paging.offset()).limit(paging.size()).toList());
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
