// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.GuestId;
import org.rostrum.conference.Access;
import org.rostrum.conference.Conference;
import org.rostrum.conference.ConferenceMode;
import org.rostrum.conference.JoinRequest;
import org.rostrum.conference.LaunchType;
import org.rostrum.conference.ParticipantRole;
import org.rostrum.conference.Refusal;
import org.rostrum.conference.spi.Admission;
import org.rostrum.conference.spi.AdmissionRule;
import org.rostrum.conference.spi.AdmissionStep;
import org.rostrum.conference.spi.Applicant;
import org.rostrum.conference.spi.Entry;
import org.rostrum.identity.Identity;

/** 40 section 14 "Join refusal reasons" and the order of 40/A-6 and 00/R-28, row by row and pair by pair. */
class JoinDecisionTest {

    /** One case to spoil in many ways; what is not spoilt is fine. */
    private static final class Case {
        boolean guest;
        boolean listed;
        boolean operator;
        boolean registered;
        boolean seated;
        boolean takesOver;
        boolean excluded;
        ParticipantRole role = ParticipantRole.PARTICIPANT;
        String pin;

        boolean exists = true;
        Access access = Access.PUBLIC;
        boolean uninvited = true;

        boolean open = true;
        boolean startable = true;
        Set<JoinRequest.Method> methods = EnumSet.allOf(JoinRequest.Method.class);
        Entry.Registration registration = Entry.Registration.NONE;
        boolean locked;
        String rightPin;
        int guests;
        int guestLimit = Integer.MAX_VALUE;
        int participants;
        int participantsLimit = 49;
        Refusal licence;

        Admission admission() {
            AccountKey key = new AccountKey(new UUID(0, 1));
            Identity identity = guest
                    ? new Identity.Guest(new GuestId("g"), "G")
                    : new Identity.User(key, new AccountId("u", "s"), "U");
            Applicant applicant = new Applicant(
                    identity, JoinRequest.Method.BROWSER, pin, listed, role, operator, registered, seated, takesOver, excluded);
            Conference conference = new Conference(new ConferenceId("c"), "C", "", new AccountKey(new UUID(0, 2)), access,
                    ConferenceMode.ALL_ON_SCREEN, LaunchType.ROOM, List.of(), uninvited, List.of(), Instant.EPOCH, Instant.EPOCH);
            Entry entry = new Entry(open, startable, methods, registration, locked, rightPin, guests, guestLimit, participants,
                    participantsLimit, licence);
            return new Admission(applicant, exists ? conference : null, entry);
        }
    }

    private interface Spoil extends UnaryOperator<Case> {}

    private static Spoil spoil(Consumer<Case> change) {
        return c -> {
            change.accept(c);
            return c;
        };
    }

    private record Row(Refusal refusal, Spoil spoil) {
        @Override
        public String toString() {
            return refusal.code();
        }
    }

    /** In the order of 40/A-6. */
    private static final List<Row> ROWS = List.of(
            new Row(Refusal.SHUTTING_DOWN, spoil(c -> c.open = false)),
            new Row(Refusal.NOT_FOUND, spoil(c -> c.exists = false)),
            new Row(Refusal.NOT_STARTED, spoil(c -> c.startable = false)),
            new Row(Refusal.METHOD_DISABLED, spoil(c -> c.methods = EnumSet.of(JoinRequest.Method.PWA))),
            new Row(Refusal.GUESTS_FORBIDDEN, spoil(c -> {
                c.guest = true;
                c.access = Access.INTERNAL;
            })),
            new Row(Refusal.NOT_INVITED, spoil(c -> {
                c.access = Access.INTERNAL;
                c.uninvited = false;
            })),
            new Row(Refusal.REGISTRATION_CLOSED, spoil(c -> c.registration = Entry.Registration.CLOSED)),
            new Row(Refusal.REGISTRATION_REQUIRED, spoil(c -> c.registration = Entry.Registration.OPEN)),
            new Row(Refusal.EXCLUDED, spoil(c -> c.excluded = true)),
            new Row(Refusal.ENTRY_BANNED, spoil(c -> c.locked = true)),
            new Row(Refusal.PIN_REQUIRED, spoil(c -> c.rightPin = "1234")),
            new Row(Refusal.PIN_WRONG, spoil(c -> {
                c.rightPin = "1234";
                c.pin = "4321";
            })),
            new Row(Refusal.GUEST_LIMIT, spoil(c -> {
                c.guest = true;
                c.guests = 5;
                c.guestLimit = 5;
            })),
            new Row(Refusal.PARTICIPANTS_LIMIT, spoil(c -> c.participants = 49)),
            new Row(Refusal.LICENCE_EXPIRED, spoil(c -> c.licence = Refusal.LICENCE_EXPIRED)),
            new Row(Refusal.EXTENSION_NOT_LICENSED, spoil(c -> c.licence = Refusal.EXTENSION_NOT_LICENSED)),
            new Row(Refusal.LICENCE_LIMIT, spoil(c -> c.licence = Refusal.LICENCE_LIMIT)));

    private static Optional<Refusal> decide(Case c) {
        return new JoinDecision(List.of()).decide(c.admission()).map(AdmissionRule.No::refusal);
    }

    static Stream<Row> rows() {
        return ROWS.stream();
    }

    /** Pairs of failing checks that can fail together: the earlier one wins. */
    static Stream<Arguments> pairs() {
        return ROWS.stream().flatMap(first -> ROWS.stream()
                .skip(ROWS.indexOf(first) + 1L)
                .filter(second -> !exclude(first.refusal(), second.refusal()))
                .map(second -> Arguments.of(first, second)));
    }

    /** A registration is open or closed, a PIN missing or wrong, a licence forbids for one reason, a guest of an internal conference refused before any list. */
    private static boolean exclude(Refusal first, Refusal second) {
        return ofLicence(first) && ofLicence(second)
                || first == Refusal.REGISTRATION_CLOSED && second == Refusal.REGISTRATION_REQUIRED
                || first == Refusal.PIN_REQUIRED && second == Refusal.PIN_WRONG
                || first == Refusal.NOT_INVITED && second == Refusal.GUEST_LIMIT;
    }

    private static boolean ofLicence(Refusal refusal) {
        return refusal == Refusal.LICENCE_EXPIRED || refusal == Refusal.EXTENSION_NOT_LICENSED || refusal == Refusal.LICENCE_LIMIT;
    }

    @Test
    void nothingAgainstItIsAdmitted() {
        assertThat(decide(new Case())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rows") // 40/AC-3: each reason has its own code
    void eachReasonIsRefusedWithItsCode(Row row) {
        assertThat(decide(row.spoil().apply(new Case()))).contains(row.refusal());
    }

    @ParameterizedTest
    @MethodSource("pairs") // 40/A-6, 00/R-28
    void firstFailingCheckGivesTheCode(Row first, Row second) {
        assertThat(decide(first.spoil().apply(second.spoil().apply(new Case())))).contains(first.refusal());
    }

    @Test // 40/RC-6, 00/R-32
    void lockLetsPassWhoModeratesOperatesOrIsSeated() {
        for (Spoil pass : List.of(
                spoil(c -> c.role = ParticipantRole.OWNER),
                spoil(c -> c.role = ParticipantRole.MODERATOR),
                spoil(c -> c.operator = true),
                spoil(c -> c.seated = true))) {
            assertThat(decide(pass.apply(spoil(c -> c.locked = true).apply(new Case())))).isEmpty();
        }
    }

    @Test // 10/PR-8, 00/R-31: operators are never asked for the PIN; owners and moderators are
    void pinIsAskedOfEverybodyButOperators() {
        Case moderator = spoil(c -> {
            c.rightPin = "1234";
            c.role = ParticipantRole.OWNER;
        }).apply(new Case());
        assertThat(decide(moderator)).contains(Refusal.PIN_REQUIRED);
        moderator.pin = "1234";
        assertThat(decide(moderator)).isEmpty();
        moderator.pin = null;
        moderator.operator = true;
        assertThat(decide(moderator)).isEmpty();
    }

    @Test // 00/R-28 names what operators skip: not the list of an internal conference
    void operatorsDoNotSkipTheList() {
        Case operator = spoil(c -> {
            c.operator = true;
            c.access = Access.INTERNAL;
            c.uninvited = false;
        }).apply(new Case());
        assertThat(decide(operator)).contains(Refusal.NOT_INVITED);
        operator.listed = true;
        assertThat(decide(operator)).isEmpty();
    }

    @Test // registered and listed people pass (40 section 14)
    void registrationIsAskedOfStrangersOnly() {
        Case c = spoil(x -> x.registration = Entry.Registration.OPEN).apply(new Case());
        c.registered = true;
        assertThat(decide(c)).isEmpty();
        c.registered = false;
        c.listed = true;
        assertThat(decide(c)).isEmpty();
    }

    @Test // 00/R-83: a held seat keeps its place and unit
    void whoTakesHisSeatOverNeedsNoPlaceAndNoUnit() {
        Case c = spoil(x -> {
            x.takesOver = true;
            x.seated = true;
            x.guest = true;
            x.guests = 5;
            x.guestLimit = 5;
            x.participants = 49;
            x.licence = Refusal.LICENCE_LIMIT;
        }).apply(new Case());
        assertThat(decide(c)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(AdmissionStep.class)
    void extensionIsAskedAtItsStepAndAfterOurOwn(AdmissionStep step) {
        AdmissionRule extension = rule(step);
        JoinDecision decision = new JoinDecision(List.of(extension));
        assertThat(decision.decide(new Case().admission()).map(AdmissionRule.No::message)).contains("extension");
        for (Row row : ROWS) {
            AdmissionStep own = BuiltInRules.ALL.stream()
                    .filter(r -> r.check(row.spoil().apply(new Case()).admission()).isPresent())
                    .map(AdmissionRule::step)
                    .findFirst()
                    .orElseThrow();
            boolean extensionFirst = step.compareTo(own) < 0;
            assertThat(decision.decide(row.spoil().apply(new Case()).admission()).orElseThrow().message().equals("extension"))
                    .as("%s against %s", step, own)
                    .isEqualTo(extensionFirst);
        }
    }

    @Test
    void brokenExtensionRefusesNobody() {
        AdmissionRule broken = new AdmissionRule() {
            @Override
            public AdmissionStep step() {
                return AdmissionStep.PIN;
            }

            @Override
            public Optional<No> check(Admission admission) {
                throw new IllegalStateException("bug");
            }
        };
        assertThat(new JoinDecision(List.of(broken)).decide(new Case().admission())).isEmpty();
    }

    private static AdmissionRule rule(AdmissionStep step) {
        return new AdmissionRule() {
            @Override
            public AdmissionStep step() {
                return step;
            }

            @Override
            public Optional<No> check(Admission admission) {
                return Optional.of(new No(Refusal.DUPLICATE_LINK, "extension"));
            }
        };
    }
}
