// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.v3.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Paging and filters of lists; contract 61 section 6. Pure. */
final class Lists {

    /** 61/AP-1. */
    private static final int DEFAULT_SIZE = 50;

    private static final int MAX_SIZE = 1000;
    private static final String PAGE_ID = "page_id";
    private static final String PAGE_SIZE = "page_size";
    private static final String NEXT = "next_page_id";
    /** 61 section 8.2. */
    private static final List<String> USER_FILTERS = List.of("login_name", "display_name", "first_name", "last_name", "email");

    private Lists() {}

    /** Pages that count from 0 in version 3, from 1 in version 4. */
    static Map<String, String> fromZero(OldCall call) {
        return paged(call.number(PAGE_ID, 0) + 1, size(call));
    }

    /** Pages that count from 1 in both. */
    static Map<String, String> fromOne(OldCall call, String... kept) {
        Map<String, String> query = paged(Math.max(1, call.number(PAGE_ID, 1)), size(call));
        List.of(kept).forEach(name -> {
            if (call.query().containsKey(name)) {
                query.put(name, call.query().get(name));
            }
        });
        return query;
    }

    private static Map<String, String> paged(int page, int size) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("page", String.valueOf(page));
        query.put(PAGE_SIZE, String.valueOf(size));
        return query;
    }

    private static int size(OldCall call) {
        return Math.min(MAX_SIZE, Math.max(1, call.number(PAGE_SIZE, DEFAULT_SIZE)));
    }

    /** The number of the next page, which counts from 0; −1: this is the last. */
    static ObjectNode nextFromZero(ObjectNode answer, String list, OldCall call) {
        int next = answer.path(NEXT).asInt(-1);
        if (!answer.has(NEXT)) {
            long end = (call.number(PAGE_ID, 0) + 1L) * size(call);
            next = end < answer.path("cnt").asLong(answer.path(list).size()) ? call.number(PAGE_ID, 0) + 2 : -1;
        }
        return answer.put(NEXT, next > 0 ? next - 1 : -1);
    }

    /** Cuts a page out of a list that version 4 gives as a whole. */
    static ObjectNode cut(ObjectNode answer, String list, OldCall call) {
        List<JsonNode> all = new ArrayList<>();
        answer.path(list).forEach(all::add);
        int page = call.number(PAGE_ID, 0);
        long from = Math.min(all.size(), (long) page * size(call));
        long to = Math.min(all.size(), from + size(call));
        ArrayNode cut = JsonNodeFactory.instance.arrayNode();
        all.subList((int) from, (int) to).forEach(cut::add);
        answer.set(list, cut);
        return answer.put(NEXT, to < all.size() ? page + 1 : -1);
    }

    private static boolean isFiltered(OldCall call) {
        return USER_FILTERS.stream().anyMatch(call.query()::containsKey);
    }

    /** With a filter: what version 4 finds by its longest one, at most 1,000, to be narrowed by {@link #users}. */
    static Map<String, String> usersQuery(OldCall call) {
        if (!isFiltered(call)) {
            return fromZero(call);
        }
        Map<String, String> query = paged(1, MAX_SIZE);
        USER_FILTERS.stream().filter(call.query()::containsKey).map(call.query()::get).max(Comparator.comparing(String::length))
                .ifPresent(text -> query.put("search", text));
        return query;
    }

    /** Users that have every filter's text in its field, upper and lower case alike. */
    static ObjectNode users(ObjectNode answer, OldCall call) {
        if (!isFiltered(call)) {
            return nextFromZero(answer, "users", call);
        }
        ArrayNode fitting = JsonNodeFactory.instance.arrayNode();
        answer.path("users").forEach(user -> {
            if (USER_FILTERS.stream().allMatch(name -> lower(user.path(name).asText()).contains(lower(call.query().getOrDefault(name, ""))))) {
                fitting.add(user);
            }
        });
        answer.put("cnt", fitting.size());
        answer.set("users", fitting);
        return cut(answer, "users", call);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
