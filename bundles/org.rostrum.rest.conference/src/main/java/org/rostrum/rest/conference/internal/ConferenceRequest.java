// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields to store or change; contract 61 section 11.1. Null: not given. */
@Schema(description = "Fields to store or change; what is absent stays as it is.")
record ConferenceRequest(
        @Schema(description = "Digits, Latin letters, _ and -, 1 to 128; made by the server if absent; fixed afterwards.")
        @Nullable String id,
        @Schema(minLength = 1, maxLength = 240) @Nullable String topic,
        @Nullable String description,
        @Schema(description = "Login or login@server.") @Nullable String owner,
        @Schema(allowableValues = {"PxP", "OxP", "S|L", "S|L Auto"}) @Nullable String mode,
        @Schema(allowableValues = {"private", "public"}) @Nullable String access,
        @Nullable ScheduleRequest schedule,
        @Schema(description = "Replaces the whole list.") @Nullable List<InvitationRequest> invitations,
        @Nullable RegistrationRequest registration,
        @Schema(description = "Role (guest, user) → right → false takes it away.") @Nullable Map<String, Map<String, Boolean>> rights,
        @Schema(description = "Older form of access.") @Nullable Boolean allowGuests,
        @Nullable Integer autoInvite,
        @Nullable Boolean autoTerminationEnabled,
        @Nullable Boolean broadcastEnabled,
        @Nullable String broadcastId,
        @Nullable Boolean onJoinMuteCamera,
        @Nullable Boolean onJoinMuteMic,
        @Nullable Boolean recordingEnabled,
        @Nullable Boolean waitingRoomEnabled,
        @Nullable String pin,
        @Nullable Integer maxParticipants,
        @Nullable Integer maxPodiums,
        @Nullable List<String> tags,
        @Nullable SpeechRequest sai,
        @Schema(description = "Private conferences: only listed people may join.") @Nullable Boolean allowOnlyPlannedParticipants) {

    @Override
    public String toString() {
        return "ConferenceRequest";
    }


    /** When it runs; contract 61 section 11.3. */
    @Schema(description = "When it runs; absent or none: a virtual room.")
    record ScheduleRequest(
            @Schema(allowableValues = {"none", "once", "week"}) @Nullable String type) {}

    /** A person to list. */
    @Schema(description = "A person to list.")
    record InvitationRequest(
            @Schema(description = "Login, login@server or another call string.", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable String id,
            @Nullable String displayName,
            @Nullable Boolean isModerator) {}

    /** Registration before the conference. */
    @Schema(description = "Registration before the conference.")
    record RegistrationRequest(@Nullable Boolean enabled) {}

    /** Transcription. */
    @Schema(description = "Transcription.")
    record SpeechRequest(@Nullable Boolean autoRecognitionEnabled, @Nullable Boolean recordingEnabled) {}
}
