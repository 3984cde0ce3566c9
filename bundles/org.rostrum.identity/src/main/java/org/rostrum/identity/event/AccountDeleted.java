// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.store.OutboxSubscriber;

/**
 * An account is gone with its names, tokens and picture; what others keep of it goes now. Immutable.
 *
 * @param heir who gets its conferences; null: nobody (00/R-86)
 */
public record AccountDeleted(AccountKey account, @Nullable AccountKey heir) {

    public static final String TOPIC = "org/rostrum/account/deleted";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @throws IllegalStateException if the event is not of this topic, or unreadable: a subscriber is then asked again later */
    public static AccountDeleted of(OutboxSubscriber.Event event) {
        if (!event.topic().equals(TOPIC)) {
            throw new IllegalStateException("event " + event.position() + " is " + event.topic());
        }
        try {
            JsonNode body = MAPPER.readTree(event.json());
            JsonNode heir = body.path("heir");
            return new AccountDeleted(AccountKey.parse(body.path("account").asText()), heir.isTextual() ? AccountKey.parse(heir.asText()) : null);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalStateException("unreadable event " + event.position(), e);
        }
    }

    /** The event's body. */
    public String json() {
        return JsonNodeFactory.instance.objectNode().put("account", account.toString()).put("heir", heir == null ? null : heir.toString()).toString();
    }
}
