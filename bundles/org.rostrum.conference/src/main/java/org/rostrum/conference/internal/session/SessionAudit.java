// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.Map;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.conference.Conference;

/** Lines of the event log that administrators look for. */
final class SessionAudit {

    private final AuditLog log;
    private final Conference conference;

    SessionAudit(AuditLog log, Conference conference) {
        this.log = log;
        this.conference = conference;
    }

    void started(SessionEvent.Started event) {
        write(event, "conference.started", event.by(), Map.of());
    }

    /** @param before state in which the event's people are still there */
    void record(SessionState before, SessionEvent event) {
        if (event instanceof SessionEvent.Ended ended) {
            write(event, "conference.stopped", ended.by(), Map.of("cause", ended.cause().name()));
        } else if (event instanceof SessionEvent.PersonExcluded excluded) {
            write(event, "participant.removed", excluded.by(), Map.of("person", name(before, excluded.person())));
        } else if (event instanceof SessionEvent.RoleGiven role) {
            write(event, "participant.role-changed", role.by(),
                    Map.of("person", name(before, role.person()), "role", role.role().name()));
        } else if (event instanceof SessionEvent.EntryLockSet lock) {
            write(event, lock.locked() ? "conference.locked" : "conference.unlocked", lock.by(), Map.of());
        }
    }

    private void write(SessionEvent event, String type, Actor by, Map<String, String> details) {
        log.record(new AuditEvent(event.at(), type, by.name(), conference.id().value(), null, details));
    }

    private static String name(SessionState state, String person) {
        return state.crowd().standing(person).seats().stream()
                .flatMap(id -> state.seat(id).stream())
                .map(seat -> seat.person().name())
                .findFirst()
                .orElse(person);
    }
}
