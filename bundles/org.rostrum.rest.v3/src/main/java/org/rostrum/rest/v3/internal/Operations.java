// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.v3.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The operations of version 3 that this server has; contract 61 sections 8.2, 9, 14 and 16. Pure. */
final class Operations {

    /** Kept for answers that name nothing else. */
    private static final Operation.Answer ID_OF_LAST_PART = (present, call, parts) -> Text.object().put("id", parts.get(parts.size() - 1));

    private static final List<Operation> ALL = List.of(
            Operation.same("GET", "/users").query(Lists::users)
                    .answer((present, call) -> Lists.nextFromZero(Shapes.list(present, "users", Shapes::user), "users", call)),
            Operation.same("POST", "/users").body(Operations::userBody).answer((present, call) -> Shapes.one(present, "user", Shapes::user)),
            Operation.same("GET", "/users/{user_id}").query(call -> Map.of()).answer((present, call) -> Shapes.one(present, "user", Shapes::user)),
            Operation.same("PUT", "/users/{user_id}").body(Operations::userBody)
                    .answer((present, call) -> Shapes.one(present, "user", Shapes::user)),
            Operation.same("DELETE", "/users/{user_id}").answer(ID_OF_LAST_PART),
            Operation.same("POST", "/users/{user_id}/disconnect"),
            Operation.same("GET", "/users/{user_id}/avatar"),
            Operation.same("POST", "/users/{user_id}/avatar").answer((present, call) -> Shapes.one(present, "user", Shapes::user)),
            Operation.same("DELETE", "/users/{user_id}/avatar").answer(ID_OF_LAST_PART),
            Operation.same("GET", "/users/{user_id}/addressbook").query(Lists::contacts)
                    .answer((present, call) -> Lists.nextFromZero(Shapes.list(present, "contacts", Shapes::contact), "contacts", call)),
            Operation.same("POST", "/users/{user_id}/addressbook").answer((present, call) -> Shapes.one(present, "contact", Shapes::contact)),
            Operation.same("GET", "/users/{user_id}/addressbook/{contact_id}")
                    .answer((present, call) -> Shapes.one(present, "contact", Shapes::contact)),
            Operation.same("DELETE", "/users/{user_id}/addressbook/{contact_id}").answer(ID_OF_LAST_PART),
            Operation.same("POST", "/aliases"),
            Operation.same("GET", "/groups").query(call -> Map.of())
                    .answer((present, call) -> Lists.cut(Shapes.list(present, "groups", Shapes::group), "groups", call)),
            Operation.same("POST", "/groups").answer((present, call) -> Shapes.one(present, "group", Shapes::group)),
            Operation.same("GET", "/groups/{group_id}").answer((present, call) -> Shapes.one(present, "group", Shapes::group)),
            Operation.same("PUT", "/groups/{group_id}").answer((present, call) -> Shapes.one(present, "group", Shapes::group)),
            Operation.same("DELETE", "/groups/{group_id}").answer(ID_OF_LAST_PART),
            Operation.same("GET", "/groups/{group_id}/users").query(Lists::fromZero).answer(
                    (present, call) -> Lists.nextFromZero(Shapes.list(present, "users", Shapes::user), "users", call)),
            Operation.same("POST", "/groups/{group_id}/users").answer(ID_OF_LAST_PART),
            Operation.same("DELETE", "/groups/{group_id}/users/{user_id}").answer(ID_OF_LAST_PART),
            Operation.same("GET", "/logs/calls").query(Lists::calls)
                    .answer((present, call) -> Shapes.list(present, "list", entry -> Shapes.times(entry, call))),
            Operation.same("GET", "/logs/calls/{session_id}").query(call -> Map.of()).answer((present, call) -> Shapes.times(present, call)),
            Operation.same("GET", "/logs/calls/{session_id}/participants").query(call -> Lists.fromOne(call, "call_id"))
                    .answer((present, call) -> Shapes.list(present, "list", entry -> Shapes.times(entry, call))),
            Operation.same("GET", "/logs/calls/{session_id}/invites").query(Lists::fromOne));

    /** 61/AE-1: statuses that operations of this contract do not have. */
    private static final Set<Integer> NEWER = Set.of(409, 410, 422);

    private Operations() {}

    static List<Operation> all() {
        return ALL;
    }

    /** The operation of a call; empty: version 3 has none here, or broken percent-encoding. */
    static Optional<Operation.Match> find(OldCall call) {
        try {
            return ALL.stream().flatMap(operation -> operation.match(call).stream()).findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Fields of a user as old clients send them: answers sent back whole (61/TR-7), groups as text, which means nothing (61/TR-6), as
     * IDs, or as objects.
     */
    private static ObjectNode userBody(ObjectNode sent) {
        ObjectNode body = sent.deepCopy();
        List.of("avatar", "status", "uid", "url_type").forEach(body::remove);
        if (body.remove("groups") instanceof ArrayNode groups) {
            ArrayNode ids = body.putArray("groups");
            groups.forEach(group -> {
                String id = group.isObject() ? group.path("id").asText() : group.asText();
                // predefined groups have no members: who is in no other one is in there by itself
                if (!id.isEmpty() && !id.startsWith("@")) {
                    ids.add(id);
                }
            });
        }
        return body;
    }

    /** 61 section 5: statuses and words of version 3 for a refusal of version 4. */
    static ObjectNode refusal(ObjectNode present, Operation operation) {
        ObjectNode answer = present.deepCopy();
        if (!(answer.get("error") instanceof ObjectNode error)) {
            return answer;
        }
        int status = error.path("code").asInt();
        boolean tokenInvalid = status == 401;
        if (tokenInvalid) {
            error.put("code", 403).put("message", "Forbidden");
        } else if (NEWER.contains(status)) {
            error.put("code", 400).put("message", "Bad Request");
        }
        for (JsonNode problem : error.path("errors")) {
            if (tokenInvalid) {
                ((ObjectNode) problem).put("reason", "accessTokenInvalid");
            }
            if (operation.path().startsWith("/users") && problem.path("location").asText().equals("id")) {
                // 61/US-1
                ((ObjectNode) problem).put("location", "login_name");
            }
        }
        return answer;
    }
}
