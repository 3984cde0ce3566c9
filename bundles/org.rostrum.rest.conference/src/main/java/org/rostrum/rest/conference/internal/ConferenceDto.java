// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conference; contract 61 section 11.2. Every field is always there (61/AV-8); what is not built yet has its neutral value.
 */
@Schema(description = "A conference.")
record ConferenceDto(
        @Schema(example = "4711004711") String id,
        @Schema(description = "1 to 240 characters.") String topic,
        String description,
        @Schema(description = "Account ID login@server; empty if the account is gone.") String owner,
        @Schema(description = "PxP all on screen, OxP video lecture, S|L moderated, S|L Auto smart meeting.",
                allowableValues = {"PxP", "OxP", "S|L", "S|L Auto"})
        String mode,
        @Schema(allowableValues = {"private", "public"}) String access,
        @Schema(description = "When it runs.", allowableValues = {"room", "scheduled", "instant"}) String launchType,
        ScheduleDto schedule,
        @Schema(description = "Listed people, the owner included.") List<InvitationDto> invitations,
        RegistrationDto registration,
        RolesRightsDto rights,
        boolean allowGuests,
        @Schema(description = "0 or 1.") int autoInvite,
        boolean autoTerminationEnabled,
        boolean broadcastEnabled,
        String broadcastId,
        boolean onJoinMuteCamera,
        boolean onJoinMuteMic,
        boolean recordingEnabled,
        boolean waitingRoomEnabled,
        boolean pinEnabled,
        String pin,
        int maxParticipants,
        int maxPodiums,
        List<String> tags,
        SpeechDto sai,
        @Schema(description = "Private conferences: only listed people may join.") boolean allowOnlyPlannedParticipants,
        @Schema(allowableValues = {Words.RUNNING, Words.STOPPED}) String state,
        @Schema(description = "Address of the conference page.") String url,
        @Schema(description = "Address of the meeting room.") String webClientUrl,
        Map<String, String> connectUrls,
        @Schema(description = "Unix seconds.") long createdAt,
        @Schema(description = "Empty while stopped.", example = "00000000000000a1@video.example.org#vcs") String sessionId) {

    @Override
    public String toString() {
        return "ConferenceDto";
    }


    ConferenceDto {
        invitations = List.copyOf(invitations);
        tags = List.copyOf(tags);
        connectUrls = Map.copyOf(connectUrls);
    }

    /** When it runs; contract 61 section 11.3, answer form. */
    @Schema(description = "When it runs.")
    record ScheduleDto(
            @Schema(allowableValues = {"none", "once", "week"}) String type,
            @Schema(description = "Seconds.") int duration,
            List<String> days,
            @Schema(description = "ISO 8601, UTC; empty without schedule.") String startTime,
            @Schema(description = "ISO 8601, UTC; empty without schedule.") String endTime,
            @Schema(description = "Minutes.") int specialTimeOffset,
            @Schema(description = "Unix seconds.") @Nullable Long startAt,
            @Schema(description = "Unix seconds.") @Nullable Long endAt) {

        static final ScheduleDto NONE = new ScheduleDto("none", 0, List.of(), "", "", 0, null, null);
    }

    /** Registration of guests before a webinar. */
    @Schema(description = "Registration before the conference.")
    record RegistrationDto(
            boolean enabled, boolean emailVerificationRequired, @Nullable Long startAt, @Nullable Long endAt,
            boolean participantsLimitEnabled, int participantsLimit, boolean allowUsersAccess) {

        static final RegistrationDto NONE = new RegistrationDto(false, false, null, null, false, 0, false);
    }

    /** Transcription. */
    @Schema(description = "Transcription.")
    record SpeechDto(boolean autoRecognitionEnabled, String recognitionLanguage, boolean recordingEnabled) {

        static final SpeechDto NONE = new SpeechDto(false, "", false);
    }

    /** What people may do, by kind of login. */
    @Schema(description = "What people may do, by kind of login.")
    record RolesRightsDto(RightsDto user, RightsDto guest) {

        static final RolesRightsDto ALL = new RolesRightsDto(RightsDto.ALL, RightsDto.ALL);
    }

    /** The fifteen rights; contract 61 section 10.1. */
    @Schema(description = "The rights of one kind of login.")
    record RightsDto(
            boolean chatSend, boolean chatRcv, boolean slideShowSend, boolean slideShowRcv, boolean whiteBoardSend,
            boolean whiteBoardRcv, boolean fileTransferSend, boolean fileTransferRcv, boolean desktopSharing, boolean recording,
            boolean audioSend, boolean audioRcv, boolean videoSend, boolean videoRcv, boolean remoteDesktopControl) {

        static final RightsDto ALL =
                new RightsDto(true, true, true, true, true, true, true, true, true, true, true, true, true, true, true);
    }
}
