// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit;

import static org.rostrum.audit.Severity.HIGH;
import static org.rostrum.audit.Severity.LOW;
import static org.rostrum.audit.Severity.MEDIUM;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The registry of event types: those of 60 C.2 under its names, then our own. */
public final class EventTypes {

    /** Keys of {@link AuditEvent#details()} that 60/EV-6 fixes. */
    public static final class Detail {
        /** What was typed at a sign-in attempt. */
        public static final String LOGIN = "Login";
        /** {@code 0}: success, else the code of the refusal (60/EV-7). */
        public static final String RESULT = "Result";
        public static final String APPLICATION = "AppName";
        public static final String DISPLAY_NAME = "DisplayName";
        /** {@link #FULL} or {@link #LIMITED} on what administrators do. */
        public static final String ADMINISTRATOR_TYPE = "AdminType";
        /** How many records a deletion took away (60/REP-6). */
        public static final String DELETED_RECORDS = "DeletedRecords";
        /** The filter of a deletion, as the query of the request. */
        public static final String FILTER = "Filter";
        /** Administrator type of the role {@code admin}. */
        public static final String FULL = "sysadmin";
        /** Administrator type of the role {@code security-admin}. */
        public static final String LIMITED = "security";

        private Detail() {}
    }

    private static final List<EventType> ALL = List.of(
            new EventType("authorize", LOW, "A user was authorised by the sign-in provider."),
            new EventType("login", LOW, "Sign-in by login and password."),
            new EventType("logout", LOW, "Somebody signed out."),
            new EventType("lock", HIGH, "An account was blocked after wrong passwords."),
            new EventType("unlock", MEDIUM, "An account was unblocked."),
            new EventType("activation", MEDIUM, "An account was activated."),
            new EventType("deactivation", MEDIUM, "An account was deactivated."),
            new EventType("status", LOW, "The status of a user changed."),
            new EventType("connect", LOW, "The server connected to a directory server."),
            new EventType("disconnect", MEDIUM, "The connection to a directory server was lost."),
            new EventType("delete_chat_messages", HIGH, "Chat messages were deleted."),
            new EventType("delete_chat_messages_cascade", HIGH, "Chat messages were deleted together with their session."),
            new EventType("delete_conferences", HIGH, "Records of the call history were deleted."),
            new EventType("delete_connections", HIGH, "Records of endpoints were deleted."),
            new EventType("delete_events", HIGH, "Events were deleted."),
            new EventType("delete_logs", HIGH, "Records of configuration changes were deleted."),
            new EventType("delete_video_recording", HIGH, "A recording was deleted by hand."),
            new EventType("delete_video_recordings", MEDIUM, "Recordings were deleted because they were old enough."),
            new EventType("start", MEDIUM, "The server started."),
            new EventType("stop", HIGH, "The server stopped."),
            new EventType("restart", HIGH, "The server restarted."),
            new EventType("pro_license_limit", MEDIUM, "A PRO licence was withdrawn: there are not enough."),
            new EventType("pro_license_revocation", MEDIUM, "An administrator took back a temporary PRO licence."),
            new EventType("setup.completed", HIGH, "The server was set up."),
            new EventType("password.changed", MEDIUM, "A password was changed."),
            new EventType("account.disconnected", MEDIUM, "An account was signed out everywhere."),
            new EventType("accounts.imported", MEDIUM, "Accounts were imported from a file."),
            new EventType("accounts.exported", MEDIUM, "The list of accounts was exported."),
            new EventType("application.authorized", MEDIUM, "A user allowed an application to act for him."),
            new EventType("application.secret", HIGH, "An application got a new secret."),
            new EventType("application.token_ended", MEDIUM, "An authorisation of an application was ended."),
            new EventType("application.refused", MEDIUM, "An application was refused: unknown, switched off or a wrong secret."),
            new EventType("conference.started", LOW, "A conference started."),
            new EventType("conference.stopped", LOW, "A conference stopped."),
            new EventType("conference.locked", LOW, "A conference was closed for entry."),
            new EventType("conference.unlocked", LOW, "A conference was opened for entry."),
            new EventType("participant.removed", LOW, "A participant was removed from a conference."),
            new EventType("participant.role-changed", LOW, "A participant got another role."),
            new EventType("certificate.changed", MEDIUM, "The server got another certificate."),
            new EventType("https.rolledBack", HIGH, "A change of the HTTPS settings was taken back: nothing answered with them."),
            new EventType("acme.ordered", LOW, "A certificate was ordered."),
            new EventType("feature.started", MEDIUM, "A part of the server was started."),
            new EventType("feature.stopped", HIGH, "A part of the server was stopped."),
            new EventType("extension.installed", HIGH, "An extension was installed or upgraded."),
            new EventType("extension.uninstalled", HIGH, "An extension was taken out of the server; its file is kept."),
            new EventType("extension.removed", HIGH, "An extension was removed."),
            new EventType("extension.refused", MEDIUM, "A file in the deploy folder is not an extension that can be installed."),
            new EventType("backup.created", MEDIUM, "A backup was written."),
            new EventType("backup.failed", HIGH, "A backup could not be written."),
            new EventType("backup.downloaded", HIGH, "A backup was downloaded; it holds password hashes and private keys."),
            new EventType("backup.deleted", HIGH, "A backup was deleted."),
            new EventType("secrets.unreadable", HIGH, "A stored secret cannot be read: the key file is missing or another one."),
            new EventType("events.lost", HIGH, "Events were lost while the database was away."));

    private static final Map<String, EventType> BY_NAME = ALL.stream().collect(Collectors.toMap(EventType::name, Function.identity()));

    private EventTypes() {}

    /** All types, those of 60 C.2 first. */
    public static List<EventType> all() {
        return ALL;
    }

    /** The type of this name; one that is not in the registry matters {@link Severity#MEDIUM} and describes itself by its name. */
    public static EventType of(String name) {
        EventType known = BY_NAME.get(name);
        return known == null ? new EventType(name, MEDIUM, name) : known;
    }
}
