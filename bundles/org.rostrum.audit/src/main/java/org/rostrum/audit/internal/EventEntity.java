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
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.EventReport.Event;
import org.rostrum.audit.EventSource;
import org.rostrum.audit.EventTypes;
import org.rostrum.audit.Severity;

/** A row of the event log. */
@Entity(name = "AuditEvent")
@Table(name = "audit_event")
class EventEntity {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};
    private static final int MAX_NAME = 400;
    private static final int MAX_VALUE = 500;
    private static final int MAX_SEARCH = 20_000;
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
    private String source;
    private int severity;

    @Column(name = "object_name")
    private String object;

    private boolean success;

    @Column(name = "object_key")
    private String objectKey;

    @Column(name = "search_text")
    private String searchText;

    @SuppressWarnings("NullAway.Init") // for the provider
    protected EventEntity() {}

    EventEntity(AuditEvent event) {
        EventFacts facts = EventFacts.of(event);
        at = event.at();
        type = Cut.to(100, event.type());
        actor = Cut.to(MAX_NAME, event.actor());
        subject = event.subject() == null ? null : Cut.to(MAX_NAME, event.subject());
        address = event.address() == null ? null : Cut.to(100, event.address());
        details = json(event.details());
        source = facts.source().word();
        severity = number(facts.severity());
        object = Cut.to(MAX_NAME, facts.object());
        success = facts.success();
        objectKey = Cut.to(MAX_NAME, object.toLowerCase(Locale.ROOT));
        searchText = Cut.to(MAX_SEARCH, String.join(" ", object, type, address == null ? "" : address, details).toLowerCase(Locale.ROOT));
    }

    /** As in the table. */
    static int number(Severity severity) {
        return severity.ordinal() + 1;
    }

    private static String json(Map<String, String> details) {
        Map<String, String> cut = new TreeMap<>();
        new TreeMap<>(details).entrySet().stream()
                .limit(MAX_VALUES)
                .forEach(entry -> cut.put(Cut.to(100, entry.getKey()), Cut.to(MAX_VALUE, entry.getValue())));
        try {
            return JSON.writeValueAsString(cut);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always JSON", e);
        }
    }

    long id() {
        return id;
    }

    Instant at() {
        return at;
    }

    AuditEvent event() {
        return new AuditEvent(at, type, actor, subject, address, values());
    }

    Event reported() {
        return new Event(id, at, EventSource.valueOf(source.toUpperCase(Locale.ROOT)), object, type, Severity.values()[severity - 1],
                EventTypes.of(type).description(), address, values(), success);
    }

    private Map<String, String> values() {
        try {
            return JSON.readValue(details, VALUES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("details of event " + id + " are not JSON", e);
        }
    }
}
