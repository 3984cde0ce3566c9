// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit.internal;

import java.util.Map;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.EventSource;
import org.rostrum.audit.EventTypes;
import org.rostrum.audit.EventTypes.Detail;
import org.rostrum.audit.Severity;

/**
 * What follows from an event, for the columns of the report (60/EV-2…EV-7). Pure.
 *
 * @param object whom or what it is about
 */
record EventFacts(EventSource source, String object, Severity severity, boolean success) {

    private static final String ADMINISTRATOR = "admin:";
    private static final String APPLICATION = "app:";
    private static final String SERVER = "server";

    static EventFacts of(AuditEvent event) {
        String result = event.details().get(Detail.RESULT);
        boolean success = result == null || result.equals("0");
        Severity usual = EventTypes.of(event.type()).severity();
        Severity severity = !success && usual == Severity.LOW ? Severity.MEDIUM : usual;
        return new EventFacts(source(event), object(event), severity, success);
    }

    private static EventSource source(AuditEvent event) {
        if (event.actor().startsWith(ADMINISTRATOR)) {
            return EventSource.ADMIN;
        }
        if (event.actor().startsWith(APPLICATION)) {
            return EventSource.APPLICATION;
        }
        return event.actor().equals(SERVER) ? unnamed(event) : EventSource.USER;
    }

    /** Failed sign-ins have no actor but are nobody's doing at the server. */
    private static EventSource unnamed(AuditEvent event) {
        if (!event.type().equals("login")) {
            return EventSource.SERVER;
        }
        return "admin".equals(event.details().get("realm")) ? EventSource.ADMIN : EventSource.USER;
    }

    private static String object(AuditEvent event) {
        if (event.subject() != null) {
            return plain(event.subject());
        }
        Map<String, String> details = event.details();
        return event.actor().equals(SERVER) ? details.getOrDefault(Detail.LOGIN, SERVER) : plain(event.actor());
    }

    /** An administrator's name stands without the prefix (60/EV-4); the source tells him apart. */
    private static String plain(String name) {
        return name.startsWith(ADMINISTRATOR) ? name.substring(ADMINISTRATOR.length()) : name;
    }
}
