// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.admission;

import static org.rostrum.conference.spi.AdmissionStep.ACCOUNT;
import static org.rostrum.conference.spi.AdmissionStep.ENTRY_LOCK;
import static org.rostrum.conference.spi.AdmissionStep.EXCLUSION;
import static org.rostrum.conference.spi.AdmissionStep.EXISTS;
import static org.rostrum.conference.spi.AdmissionStep.GUEST_LIMIT;
import static org.rostrum.conference.spi.AdmissionStep.INVITATION;
import static org.rostrum.conference.spi.AdmissionStep.LICENCE;
import static org.rostrum.conference.spi.AdmissionStep.METHOD;
import static org.rostrum.conference.spi.AdmissionStep.PARTICIPANTS_LIMIT;
import static org.rostrum.conference.spi.AdmissionStep.PIN;
import static org.rostrum.conference.spi.AdmissionStep.REGISTRATION;
import static org.rostrum.conference.spi.AdmissionStep.RUNNING;
import static org.rostrum.conference.spi.AdmissionStep.SERVER;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.rostrum.conference.Access;
import org.rostrum.conference.Conference;
import org.rostrum.conference.Refusal;
import org.rostrum.conference.spi.Admission;
import org.rostrum.conference.spi.AdmissionRule;
import org.rostrum.conference.spi.AdmissionStep;
import org.rostrum.conference.spi.Entry;

/** The table of 40 section 14 as rules. */
final class BuiltInRules {

    /** One row: code, condition. */
    private record Row(AdmissionStep step, Refusal refusal, String message, Predicate<Admission> fails) implements AdmissionRule {
        @Override
        public Optional<No> check(Admission admission) {
            return fails.test(admission) ? Optional.of(new No(refusal, message)) : Optional.empty();
        }
    }

    static final List<AdmissionRule> ALL = List.of(
            new Row(SERVER, Refusal.SHUTTING_DOWN, "The server is about to stop.", a -> !a.entry().open()),
            new Row(EXISTS, Refusal.NOT_FOUND, "There is no such conference.", a -> a.conference() == null),
            new Row(RUNNING, Refusal.NOT_STARTED, "The conference has not started yet.", a -> !a.entry().startable()),
            new Row(METHOD, Refusal.METHOD_DISABLED, "This way of joining is switched off.",
                    a -> !a.entry().methods().contains(a.applicant().method())),
            new Row(ACCOUNT, Refusal.GUESTS_FORBIDDEN, "Joining needs an account.", a -> a.applicant().guest() && internal(a)),
            new Row(INVITATION, Refusal.NOT_INVITED, "Only invited people may join.", BuiltInRules::uninvited),
            new Row(REGISTRATION, Refusal.REGISTRATION_CLOSED, "Registration is closed.",
                    a -> unregistered(a) && a.entry().registration() == Entry.Registration.CLOSED),
            new Row(REGISTRATION, Refusal.REGISTRATION_REQUIRED, "Joining needs a registration.",
                    a -> unregistered(a) && a.entry().registration() == Entry.Registration.OPEN),
            new Row(EXCLUSION, Refusal.EXCLUDED, "A moderator removed you from this session.", a -> a.applicant().excluded()),
            new Row(ENTRY_LOCK, Refusal.ENTRY_BANNED, "Entry is closed by the moderator.", BuiltInRules::lockedOut),
            new Row(PIN, Refusal.PIN_REQUIRED, "Joining needs the PIN.", a -> pinAsked(a) && a.applicant().pin() == null),
            new Row(PIN, Refusal.PIN_WRONG, "The PIN is wrong.", a -> pinAsked(a) && !pinRight(a)),
            new Row(GUEST_LIMIT, Refusal.GUEST_LIMIT, "All places for guests are taken.",
                    a -> added(a) && a.applicant().guest() && a.entry().guests() >= a.entry().guestLimit()),
            new Row(PARTICIPANTS_LIMIT, Refusal.PARTICIPANTS_LIMIT, "All places are taken.",
                    a -> added(a) && a.entry().participants() >= a.entry().participantsLimit()),
            new Row(LICENCE, Refusal.LICENCE_EXPIRED, "This server has no valid licence.", a -> forbids(a, Refusal.LICENCE_EXPIRED)),
            new Row(LICENCE, Refusal.EXTENSION_NOT_LICENSED, "The licence of this server has no public conferences.",
                    a -> forbids(a, Refusal.EXTENSION_NOT_LICENSED)),
            new Row(LICENCE, Refusal.LICENCE_LIMIT, "No free connection of the needed type.", a -> forbids(a, Refusal.LICENCE_LIMIT)));

    private BuiltInRules() {}

    private static boolean internal(Admission a) {
        Conference conference = a.conference();
        return conference != null && conference.access() == Access.INTERNAL;
    }

    /** 40/AC-1; public conferences are open by nature. */
    private static boolean uninvited(Admission a) {
        Conference conference = a.conference();
        return conference != null && internal(a) && !conference.uninvitedAllowed() && !a.applicant().listed();
    }

    private static boolean unregistered(Admission a) {
        return a.entry().registration() != Entry.Registration.NONE && !a.applicant().registered() && !a.applicant().listed();
    }

    /** 40/RC-6, 00/R-32: who moderates, operates or returns to a held seat passes. */
    private static boolean lockedOut(Admission a) {
        return a.entry().locked() && !a.applicant().seated() && !a.applicant().operator() && !a.applicant().role().moderates();
    }

    private static boolean pinAsked(Admission a) {
        return a.entry().pin() != null && !a.applicant().operator();
    }

    private static boolean pinRight(Admission a) {
        String right = a.entry().pin();
        String typed = a.applicant().pin();
        return right != null && typed != null && MessageDigest.isEqual(bytes(right), bytes(typed));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whoever takes over his own seat adds nobody, so that what runs may go on. */
    private static boolean forbids(Admission a, Refusal refusal) {
        return added(a) && a.entry().licence() == refusal;
    }

    private static boolean added(Admission a) {
        return !a.applicant().takesOver();
    }
}
