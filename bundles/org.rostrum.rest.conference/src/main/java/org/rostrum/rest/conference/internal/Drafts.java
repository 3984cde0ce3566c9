// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.conference.Access;
import org.rostrum.conference.ConferenceError;
import org.rostrum.conference.ConferenceService.Draft;
import org.rostrum.conference.ConferenceService.Invitee;
import org.rostrum.conference.LaunchType;
import org.rostrum.rest.Check;
import org.rostrum.rest.conference.internal.ConferenceRequest.InvitationRequest;
import org.rostrum.rest.conference.internal.ConferenceRequest.ScheduleRequest;

/**
 * From requests to drafts of the domain. What the contract knows and this server does not do yet is refused where it asks for
 * something, and accepted with its neutral value, so that an answer can be sent back as it came (61/TR-7). Pure.
 */
final class Drafts {

    private Drafts() {}

    /**
     * For a new conference; contract 61 section 11.1 wants topic, owner and mode.
     *
     * @param mostParticipants what the server allows, and all that can be asked for
     */
    static Draft creation(ConferenceRequest request, int mostParticipants) {
        Check check = new Check()
                .required("topic", request.topic()).required("owner", request.owner()).required("mode", request.mode());
        checkCommon(request, mostParticipants, check);
        return draft(request, request.id(), LaunchType.ROOM, invitees(request));
    }

    /**
     * For a change. The ID is fixed; a list that is sent back as it was shown is no change, although names of accounts are
     * shown where none are stored.
     *
     * @param shown the conference as the caller sees it in an answer
     */
    static Draft change(ConferenceRequest request, ConferenceDto shown) {
        checkCommon(request, shown.maxParticipants(), new Check());
        List<Invitee> wanted = invitees(request);
        return draft(request, null, request.schedule() == null ? null : LaunchType.ROOM, invitees(shown).equals(wanted) ? null : wanted);
    }

    private static Draft draft(
            ConferenceRequest request, @Nullable String id, @Nullable LaunchType launchType, @Nullable List<Invitee> invitees) {
        return new Draft(id, request.topic(), request.description(), given(request.owner()), access(request),
                Words.mode(given(request.mode())), launchType, invitees,
                request.allowOnlyPlannedParticipants() == null ? null : !request.allowOnlyPlannedParticipants(), request.tags());
    }

    /** {@code access} decides; older clients say {@code allow_guests} alone. */
    private static @Nullable Access access(ConferenceRequest request) {
        if (request.access() != null || request.allowGuests() == null) {
            return Words.access(given(request.access()));
        }
        return request.allowGuests() ? Access.PUBLIC : Access.INTERNAL;
    }

    private static @Nullable List<Invitee> invitees(ConferenceRequest request) {
        return request.invitations() == null ? null : request.invitations().stream().map(Drafts::invitee).toList();
    }

    private static List<Invitee> invitees(ConferenceDto shown) {
        return shown.invitations().stream().map(i -> new Invitee(i.id(), i.displayName(), i.isModerator())).toList();
    }

    private static Invitee invitee(InvitationRequest request) {
        return new Invitee(Objects.requireNonNull(request.id()), request.displayName(), Boolean.TRUE.equals(request.isModerator()));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static void checkCommon(ConferenceRequest request, int mostParticipants, Check check) {
        checkSchedule(request.schedule(), check);
        checkInvitations(request.invitations(), check);
        check.unsupported("registration.enabled", request.registration() != null && on(request.registration().enabled()))
                .unsupported("auto_invite", differs(request.autoInvite(), 0))
                .unsupported("auto_termination_enabled", on(request.autoTerminationEnabled()))
                .unsupported("broadcast_enabled", on(request.broadcastEnabled()))
                .unsupported("broadcast_id", asks(request.broadcastId()))
                .unsupported("on_join_mute_camera", on(request.onJoinMuteCamera()))
                .unsupported("on_join_mute_mic", on(request.onJoinMuteMic()))
                .unsupported("recording_enabled", on(request.recordingEnabled()))
                .unsupported("waiting_room_enabled", on(request.waitingRoomEnabled()))
                .unsupported("pin", asks(request.pin()))
                .unsupported("max_participants", differs(request.maxParticipants(), mostParticipants))
                .unsupported("max_podiums", differs(request.maxPodiums(), mostParticipants))
                .unsupported("sai.auto_recognition_enabled",
                        request.sai() != null && on(request.sai().autoRecognitionEnabled()))
                .unsupported("sai.recording_enabled", request.sai() != null && on(request.sai().recordingEnabled()));
        checkRights(request.rights(), check);
        check.done();
    }

    private static void checkSchedule(@Nullable ScheduleRequest schedule, Check check) {
        switch (schedule == null || schedule.type() == null ? "none" : schedule.type()) {
            case "none" -> { }
            case "once", "week" -> check.add(ConferenceError.SCHEDULE_NOT_SUPPORTED, "Only virtual rooms are possible yet.", "schedule");
            default -> check.add(CommonError.INVALID_VALUE, "There is no such kind of schedule.", "schedule.type");
        }
    }

    private static void checkInvitations(@Nullable List<@Nullable InvitationRequest> invitations, Check check) {
        for (int i = 0; invitations != null && i < invitations.size(); i++) {
            InvitationRequest invitation = invitations.get(i);
            check.required("invitations[" + i + "].id", invitation == null ? null : invitation.id());
        }
    }

    private static void checkRights(@Nullable Map<String, @Nullable Map<String, @Nullable Boolean>> rights, Check check) {
        if (rights != null) {
            rights.forEach((role, switches) -> {
                if (switches != null) {
                    switches.forEach((right, value) -> check.unsupported("rights." + role + "." + right, Boolean.FALSE.equals(value)));
                }
            });
        }
    }

    private static boolean on(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    /** 0 stands for the neutral value too. */
    private static boolean differs(@Nullable Integer wanted, int neutral) {
        return wanted != null && wanted != 0 && wanted != neutral;
    }

    private static boolean asks(@Nullable String text) {
        return text != null && !text.isEmpty();
    }
}
