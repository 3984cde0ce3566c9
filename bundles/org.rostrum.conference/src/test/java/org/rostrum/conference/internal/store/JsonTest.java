// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.JoinRequest;
import org.rostrum.conference.ParticipantRole;
import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.SessionEnd;
import org.rostrum.conference.internal.session.Actor;
import org.rostrum.conference.internal.session.Person;
import org.rostrum.conference.internal.session.SessionEvent;
import org.rostrum.media.MediaSource;

/** Journals of older versions are read by newer ones: the text form is fixed. */
class JsonTest {

    private static final Instant AT = Instant.parse("2026-01-01T10:00:00.123Z");
    private static final ParticipantId P = new ParticipantId("p1");
    private static final Actor BY = new Actor("anna@example.org", "Anna \"K\" 会議");

    static Stream<SessionEvent> events() {
        Person person = new Person("account:x", Person.Kind.ACCOUNT, "anna@example.org", new AccountId("an@na", "example.org"),
                new AccountKey(new UUID(1, 2)));
        Person guest = new Person("guest:g", Person.Kind.GUEST, "#guest:g", null, null);
        SessionEvent.Connection connection = new SessionEvent.Connection(JoinRequest.Method.BROWSER, "2001:db8::1", "UA/1");
        return Stream.of(
                new SessionEvent.Started(AT, new SessionId(-1), new ConferenceId("c"), BY),
                new SessionEvent.Restarted(AT),
                new SessionEvent.SeatTaken(AT, P, 1, person, "ff", "Anna", ParticipantRole.OWNER, true, false, "digest", connection, false),
                new SessionEvent.SeatTaken(AT, P, 2, guest, "ff", "G", ParticipantRole.PARTICIPANT, false, true, "digest", connection, false),
                new SessionEvent.SeatTaken(AT, P, 3, person, "ff", "O", ParticipantRole.MODERATOR, false, true, "digest", connection, true),
                new SessionEvent.SeatResumed(AT, P, "new", null),
                new SessionEvent.SeatResumed(AT, P, "new", "old"),
                new SessionEvent.SeatAway(AT, P),
                new SessionEvent.SeatBack(AT, P),
                new SessionEvent.SeatGone(AT, P),
                new SessionEvent.SeatEnded(AT, P, AT.minusSeconds(3), SeatEnd.EXCLUDED, BY),
                new SessionEvent.SeatEnded(AT, P, AT, SeatEnd.HUNG_UP, null),
                new SessionEvent.Renamed(AT, P, "Новое имя"),
                new SessionEvent.MediaSet(AT, P, true, false, true),
                new SessionEvent.Muted(AT, P, MediaSource.CAMERA, BY),
                new SessionEvent.AllMuted(AT, BY),
                new SessionEvent.OperatorSet(AT, P, true, ParticipantRole.MODERATOR),
                new SessionEvent.RoleGiven(AT, "guest:g", ParticipantRole.MODERATOR, BY),
                new SessionEvent.PersonExcluded(AT, "guest:g", BY),
                new SessionEvent.EntryLockSet(AT, true, BY),
                new SessionEvent.Invited(AT, "account:x", "anna", "", BY),
                new SessionEvent.Widened(AT, BY),
                new SessionEvent.Ended(AT, SessionEnd.BY_MODERATOR, Actor.SERVER));
    }

    @ParameterizedTest
    @MethodSource("events")
    void eventSurvivesItsTextForm(SessionEvent event) {
        String json = Json.write(event);
        assertThat(json).startsWith("{\"type\":\"");
        assertThat(Json.read(json)).isEqualTo(event);
    }

    @Test
    void eachKindOfEventIsTried() {
        Set<Class<?>> tried = events().map(SessionEvent::getClass).collect(Collectors.toSet());
        assertThat(tried).containsExactlyInAnyOrderElementsOf(kinds(SessionEvent.class));
    }

    private static List<Class<?>> kinds(Class<?> type) {
        return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(c -> kinds(c).stream()).toList() : List.of(type);
    }

    @Test
    void textFormOfASeatIsAsReleased() {
        SessionEvent seat = events().filter(SessionEvent.SeatTaken.class::isInstance).findFirst().orElseThrow();
        assertThat(Json.write(seat)).isEqualTo("{\"type\":\"seat-taken\",\"at\":\"2026-01-01T10:00:00.123Z\",\"participant\":\"p1\","
                + "\"number\":1,\"person\":{\"key\":\"account:x\",\"kind\":\"ACCOUNT\",\"name\":\"anna@example.org\","
                + "\"account\":\"an@na@example.org\",\"accountKey\":\"00000000-0000-0001-0000-000000000002\"},\"appInstance\":\"ff\","
                + "\"displayName\":\"Anna\",\"role\":\"OWNER\",\"microphone\":true,\"camera\":false,\"token\":\"digest\","
                + "\"connection\":{\"method\":\"BROWSER\",\"address\":\"2001:db8::1\",\"userAgent\":\"UA/1\"}}");
    }

    @Test
    void membersOfNewerVersionsArePassedOver() {
        assertThat(Json.read("{\"type\":\"seat-away\",\"at\":\"2026-01-01T10:00:00.123Z\",\"participant\":\"p1\",\"new\":{\"a\":[1]}}"))
                .isEqualTo(new SessionEvent.SeatAway(AT, P));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"type\":\"?\"}", "{\"type\":\"seat-away\",\"at\":\"yesterday\"}", "[]"})
    void damagedTextIsToldAsSuch(String json) {
        assertThatThrownBy(() -> Json.read(json)).isInstanceOf(IllegalStateException.class);
    }
}
