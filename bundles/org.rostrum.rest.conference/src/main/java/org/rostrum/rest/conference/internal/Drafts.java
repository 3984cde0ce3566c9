// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.conference.Access;
import org.rostrum.conference.Conference;
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

    /** For a new conference; contract 61 section 11.1 wants topic, owner and mode. */
    static Draft creation(ConferenceRequest request) {
        Check check = new Check()
                .required("topic", request.topic()).required("owner", request.owner()).required("mode", request.mode());
        checkCommon(request, check);
        return draft(request, request.id(), request.owner(), LaunchType.ROOM);
    }

    /**
     * For a change: only what differs, so that a whole object may be sent to change the description of a running conference.
     *
     * @param shown the conference as the caller saw it in an answer
     */
    static Draft change(ConferenceRequest request, Conference stored, ConferenceDto shown) {
        checkCommon(request, new Check());
        Draft wanted = draft(request, null, request.owner(), request.schedule() == null ? null : LaunchType.ROOM);
        boolean ownerKept = Objects.equals(wanted.owner(), shown.owner()) || Objects.equals(wanted.owner(), login(shown.owner()));
        return new Draft(
                null,
                changed(wanted.topic(), stored.topic()),
                changed(wanted.description(), stored.description()),
                ownerKept ? null : wanted.owner(),
                changed(wanted.access(), stored.access()),
                changed(wanted.mode(), stored.mode()),
                changed(wanted.launchType(), stored.launchType()),
                invitees(request).equals(invitees(shown)) ? null : wanted.invitations(),
                changed(wanted.uninvitedAllowed(), stored.uninvitedAllowed()),
                changed(wanted.tags(), stored.tags()));
    }

    private static Draft draft(
            ConferenceRequest request, @Nullable String id, @Nullable String owner, @Nullable LaunchType launchType) {
        return new Draft(id, request.topic(), request.description(), owner, access(request), Words.mode(request.mode()), launchType,
                request.invitations() == null ? null : invitees(request),
                request.allowOnlyPlannedParticipants() == null ? null : !request.allowOnlyPlannedParticipants(),
                request.tags() == null ? null : request.tags().stream().filter(Objects::nonNull).toList());
    }

    /** {@code access} decides; older clients say {@code allow_guests} alone. */
    private static @Nullable Access access(ConferenceRequest request) {
        if (request.access() != null || request.allowGuests() == null) {
            return Words.access(request.access());
        }
        return request.allowGuests() ? Access.PUBLIC : Access.INTERNAL;
    }

    private static List<Invitee> invitees(ConferenceRequest request) {
        return request.invitations() == null ? List.of() : request.invitations().stream().map(Drafts::invitee).toList();
    }

    private static List<Invitee> invitees(ConferenceDto shown) {
        return shown.invitations().stream().map(i -> new Invitee(i.id(), i.displayName(), i.isModerator())).toList();
    }

    private static Invitee invitee(InvitationRequest request) {
        return new Invitee(Objects.requireNonNull(request.id()), request.displayName(), Boolean.TRUE.equals(request.isModerator()));
    }

    private static <T> @Nullable T changed(@Nullable T wanted, T stored) {
        return stored.equals(wanted) ? null : wanted;
    }

    private static String login(String accountId) {
        int at = accountId.indexOf('@');
        return at < 0 ? accountId : accountId.substring(0, at);
    }

    private static void checkCommon(ConferenceRequest request, Check check) {
        checkSchedule(request.schedule(), check);
        checkInvitations(request.invitations(), check);
        check.unsupported("registration.enabled", request.registration() != null && on(request.registration().enabled()))
                .unsupported("auto_invite", asks(request.autoInvite()))
                .unsupported("auto_termination_enabled", on(request.autoTerminationEnabled()))
                .unsupported("broadcast_enabled", on(request.broadcastEnabled()))
                .unsupported("broadcast_id", asks(request.broadcastId()))
                .unsupported("on_join_mute_camera", on(request.onJoinMuteCamera()))
                .unsupported("on_join_mute_mic", on(request.onJoinMuteMic()))
                .unsupported("recording_enabled", on(request.recordingEnabled()))
                .unsupported("waiting_room_enabled", on(request.waitingRoomEnabled()))
                .unsupported("pin", asks(request.pin()))
                .unsupported("max_participants", asks(request.maxParticipants()))
                .unsupported("max_podiums", asks(request.maxPodiums()))
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

    private static boolean asks(@Nullable Integer number) {
        return number != null && number != 0;
    }

    private static boolean asks(@Nullable String text) {
        return text != null && !text.isEmpty();
    }
}
