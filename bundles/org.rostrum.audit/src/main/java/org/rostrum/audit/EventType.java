// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit;

/**
 * A kind of event; all of the core are in {@link EventTypes}.
 *
 * @param name        stable word in filters, CSV and API (60/EV-8)
 * @param severity    of a success; a failure matters at least {@link Severity#MEDIUM}
 * @param description what happened, one sentence in English
 */
public record EventType(String name, Severity severity, String description) {}
