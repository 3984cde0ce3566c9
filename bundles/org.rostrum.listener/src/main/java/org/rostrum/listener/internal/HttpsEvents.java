// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.audit.ChangeLog;
import org.rostrum.audit.ConfigChange;
import org.rostrum.audit.ConfigChange.Action;
import org.rostrum.audit.ConfigChange.Field;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells event log, change log and server log what became of certificates and settings. While the database is away, the server log has it alone. */
final class HttpsEvents {

    static final String CERTIFICATE = "certificate.changed";
    static final String ROLLED_BACK = "https.rolledBack";

    private static final Logger logger = LoggerFactory.getLogger(HttpsEvents.class);
    private static final String SUBJECT = "https";

    private final Supplier<@Nullable AuditLog> log;
    private final Supplier<@Nullable ChangeLog> changes;
    private final Clock clock;

    HttpsEvents(Supplier<@Nullable AuditLog> log, Supplier<@Nullable ChangeLog> changes, Clock clock) {
        this.log = log;
        this.changes = changes;
        this.clock = clock;
    }

    void certificate(String kind, X509Certificate certificate, String by) {
        logger.info("{} certificate {} of {}, valid until {}", kind, certificate.getSubjectX500Principal(), by, certificate.getNotAfter().toInstant());
        record(CERTIFICATE, by, Map.of("kind", kind, "subject", certificate.getSubjectX500Principal().getName(),
                "valid_until", certificate.getNotAfter().toInstant().toString()));
        changed("certificate", kind, by, List.of(new Field("subject", null, certificate.getSubjectX500Principal().getName()),
                new Field("valid_until", null, certificate.getNotAfter().toInstant().toString())));
    }

    void settings(ListenerSettings before, ListenerSettings after, String by) {
        logger.info("{} of {} instead of {}", after, by, before);
        List<Field> fields = new ArrayList<>();
        field(fields, "mode", before.mode().word(), after.mode().word());
        field(fields, "https_port", String.valueOf(before.httpsPort()), String.valueOf(after.httpsPort()));
        field(fields, "tls_versions", String.join(",", before.tlsVersions()), String.join(",", after.tlsVersions()));
        field(fields, "hsts", before.hsts(), after.hsts());
        changed("https_config", SUBJECT, by, fields);
    }

    private static void field(List<Field> fields, String name, String before, String after) {
        if (!before.equals(after)) {
            fields.add(new Field(name, before, after));
        }
    }

    private void changed(String type, String object, String by, List<Field> fields) {
        ChangeLog to = changes.get();
        if (to != null) {
            to.record(new ConfigChange(clock.instant(), Action.EDIT, type, object, by, fields));
        }
    }

    void rolledBack(ListenerSettings wanted, ListenerSettings kept, String by) {
        logger.error("no answer with {} of {}: {} stays", wanted, by, kept);
        record(ROLLED_BACK, by, Map.of("wanted", text(wanted), "kept", text(kept)));
    }

    private static String text(ListenerSettings s) {
        return s.mode().word() + ", port " + s.httpsPort() + ", " + String.join("+", s.tlsVersions()) + ", hsts " + s.hsts();
    }

    private void record(String type, String by, Map<String, String> details) {
        Optional.ofNullable(log.get()).ifPresent(to -> to.record(new AuditEvent(clock.instant(), type, by, SUBJECT, null, details)));
    }
}
