// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the event log.
 *
 * @param at      when
 * @param type    stable word: that of 60 C.2 where it has one ({@code login}, {@code lock}), else {@code <noun>.<past-participle>}:
 *                {@code conference.started}
 * @param actor   account ID, {@code admin:<login>}, {@code #guest:<id>} or {@code server}
 * @param subject what it was done to; null if nothing but the actor
 * @param address client address; null if none
 * @param details values, never secrets
 */
public record AuditEvent(
        Instant at, String type, String actor, @Nullable String subject, @Nullable String address, Map<String, String> details) {

    public AuditEvent {
        details = Map.copyOf(details);
    }
}
