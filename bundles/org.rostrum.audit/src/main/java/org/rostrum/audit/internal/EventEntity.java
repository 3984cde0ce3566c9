// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.AuditEvent;

/** A row of the event log. What strangers typed may be long: texts are cut to their columns. */
@Entity(name = "AuditEvent")
@Table(name = "audit_event")
class EventEntity {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};
    private static final int MAX_NAME = 400;
    private static final int MAX_VALUE = 500;
    private static final int MAX_VALUES = 12;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_event_seq")
    @SequenceGenerator(name = "audit_event_seq", sequenceName = "audit_event_seq", allocationSize = 50)
    private long id;

    @Column(name = "happened_at")
    private Instant at;

    private String type;
    private String actor;
    private @Nullable String subject;
    private @Nullable String address;
    private String details;

    @SuppressWarnings("NullAway.Init") // for the provider
    protected EventEntity() {}

    EventEntity(AuditEvent event) {
        at = event.at();
        type = cut(event.type(), 100);
        actor = cut(event.actor(), MAX_NAME);
        subject = event.subject() == null ? null : cut(event.subject(), MAX_NAME);
        address = event.address() == null ? null : cut(event.address(), 100);
        details = json(event.details());
    }

    private static String json(Map<String, String> details) {
        Map<String, String> cut = new TreeMap<>();
        new TreeMap<>(details).entrySet().stream()
                .limit(MAX_VALUES)
                .forEach(entry -> cut.put(cut(entry.getKey(), 100), cut(entry.getValue(), MAX_VALUE)));
        try {
            return JSON.writeValueAsString(cut);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always JSON", e);
        }
    }

    /** A lone half of a surrogate pair and U+0000 would be refused by PostgreSQL. */
    private static String cut(String text, int length) {
        String clean = text.replace('\0', '\uFFFD');
        if (clean.length() <= length) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(length - 1)) ? length - 1 : length;
        return clean.substring(0, end);
    }

    AuditEvent event() {
        try {
            return new AuditEvent(at, type, actor, subject, address, JSON.readValue(details, VALUES));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("details of event " + id + " are not JSON", e);
        }
    }
}
