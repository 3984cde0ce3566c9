// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.conference.Access;
import org.rostrum.conference.Conference;
import org.rostrum.conference.ConferenceError;
import org.rostrum.conference.ConferenceSettings;
import org.rostrum.conference.Invitation;
import org.rostrum.conference.Participant;
import org.rostrum.conference.ParticipantRole;
import org.rostrum.conference.SeatPresence;
import org.rostrum.conference.SessionDirectory;
import org.rostrum.conference.SessionView;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.VisibleFields;
import org.rostrum.rest.Caller;
import org.rostrum.rest.conference.internal.ConferenceDto.RegistrationDto;
import org.rostrum.rest.conference.internal.ConferenceDto.RolesRightsDto;
import org.rostrum.rest.conference.internal.ConferenceDto.ScheduleDto;
import org.rostrum.rest.conference.internal.ConferenceDto.SpeechDto;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;

/** From conferences of the domain to objects of the wire: joins names of accounts and running sessions. Thread-safe, blocks. */
@Component(service = ConferenceViews.class)
public final class ConferenceViews {

    private final AccountService accounts;
    private final SessionDirectory sessions;
    private final SiteSettings settings;
    private final VisibleFields fields;

    @Activate
    public ConferenceViews(@Reference AccountService accounts, @Reference SessionDirectory sessions, @Reference SiteSettings settings,
            @Reference VisibleFields fields) {
        this.fields = fields;
        this.accounts = accounts;
        this.sessions = sessions;
        this.settings = settings;
    }

    /**
     * ID of a path.
     *
     * @throws RostrumException {@code conferenceNotFound} for what cannot be one
     */
    static ConferenceId id(String text) {
        return ConferenceId.tryParse(text).orElseThrow(ConferenceViews::notFound);
    }

    static RostrumException notFound() {
        return new RostrumException(ConferenceError.CONFERENCE_NOT_FOUND, "There is no such conference.", "conference_id");
    }

    ConferenceDto of(Conference conference, Caller caller) {
        return of(List.of(conference), caller).get(0);
    }

    List<ConferenceDto> of(Collection<Conference> conferences, Caller caller) {
        Map<AccountKey, Account> people = people(conferences);
        Sight sight = sight(caller);
        return conferences.stream().map(conference -> dto(conference, people, sight, caller)).toList();
    }

    List<InvitationDto> invitations(Conference conference, Caller caller) {
        return invitations(conference, people(List.of(conference)), sight(caller));
    }

    private static List<InvitationDto> invitations(Conference conference, Map<AccountKey, Account> people, Sight sight) {
        return conference.invitations().stream().map(invitation -> InvitationDto.of(invitation, people, sight)).toList();
    }

    /** What the caller sees of people. */
    Sight sight(Caller caller) {
        return Sight.of(caller.identity(), fields);
    }

    String url(ConferenceId id, Caller caller) {
        return caller.base() + "/c/" + id;
    }

    /** Full session ID; empty while stopped. */
    String sessionId(ConferenceId id) {
        return sessions.running(id).map(this::wire).orElse("");
    }

    String wire(SessionView session) {
        return session.id().wire(settings.get(ServerSettings.SERVER_NAME));
    }

    Optional<SessionView> running(ConferenceId id) {
        return sessions.running(id);
    }

    /** Presence as far as conferences tell it (00/R-82): −2 not active, 5 in a conference of his own, 2 in another one, −1 unknown. */
    int status(Account account) {
        if (!account.active()) {
            return -2;
        }
        int status = -1;
        for (SessionView session : sessions.running()) {
            for (Participant participant : session.participants()) {
                if (account.id().equals(participant.account()) && participant.presence() != SeatPresence.GONE) {
                    status = Math.max(status, participant.role() == ParticipantRole.OWNER ? 5 : 2);
                }
            }
        }
        return status;
    }

    /** Participants, and speakers, of a conference in the mode "all on screen", the only one there is (40/MO-2). */
    int mostParticipants() {
        return settings.get(ConferenceSettings.ALL_ON_SCREEN_PARTICIPANTS);
    }

    private Map<AccountKey, Account> people(Collection<Conference> conferences) {
        Set<AccountKey> keys = new HashSet<>();
        for (Conference conference : conferences) {
            keys.add(conference.owner());
            conference.invitations().stream().map(Invitation::account).filter(Objects::nonNull).forEach(keys::add);
        }
        return accounts.find(keys);
    }

    private ConferenceDto dto(Conference conference, Map<AccountKey, Account> people, Sight sight, Caller caller) {
        Account owner = people.get(conference.owner());
        String session = sessionId(conference.id());
        int most = mostParticipants();
        return new ConferenceDto(conference.id().value(), conference.topic(), conference.description(),
                owner == null ? "" : sight.id(owner).toString(), Words.of(conference.mode()), Words.of(conference.access()),
                conference.launchType().name().toLowerCase(Locale.ROOT), ScheduleDto.NONE,
                invitations(conference, people, sight),
                RegistrationDto.NONE, RolesRightsDto.ALL, conference.access() == Access.PUBLIC, 0, false, false, "", false, false,
                false, false, false, "", most, most, conference.tags(), SpeechDto.NONE, !conference.uninvitedAllowed(),
                Words.state(!session.isEmpty()), url(conference.id(), caller), caller.base() + "/webrtc/" + conference.id(),
                Map.of(), conference.createdAt().getEpochSecond(), session);
    }
}
