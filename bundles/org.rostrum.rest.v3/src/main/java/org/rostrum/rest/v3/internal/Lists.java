// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.v3.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Paging, filters and order of lists; contract 61 section 6. Pure. */
final class Lists {

    /** 61/AP-1. */
    private static final int DEFAULT_SIZE = 50;

    private static final int MAX_SIZE = 1000;
    private static final String PAGE_ID = "page_id";
    private static final String PAGE_SIZE = "page_size";
    private static final String NEXT = "next_page_id";
    private static final String SORT_FIELD = "sort_field";
    private static final String SORT_ORDER = "sort_order";
    private static final String FROM = "date_from";
    private static final String TO = "date_to";
    /** 61 section 8.2. */
    private static final List<String> USER_FILTERS = List.of("login_name", "display_name", "first_name", "last_name", "email");
    private static final List<String> USER_ORDERS = List.of("login_name", "id", "display_name", "email", "created_at");
    private static final List<String> CALL_ORDERS = List.of("end_time", "start_time", "topic");

    private Lists() {}

    /** Pages that count from 0 in version 3, from 1 in version 4. */
    static Map<String, String> fromZero(OldCall call) {
        return paged(call.number(PAGE_ID, 0) + 1, size(call));
    }

    /** Pages that count from 1 in both. */
    static Map<String, String> fromOne(OldCall call, String... kept) {
        Map<String, String> query = paged(Math.max(1, call.number(PAGE_ID, 1)), size(call));
        query.putAll(call.given(List.of(kept)));
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

    /** Filters, order and page as the store takes them (61 section 8.2); 61/US-5: {@code url_type} means nothing here. */
    static Map<String, String> users(OldCall call) {
        Map<String, String> query = fromZero(call);
        query.putAll(call.given(USER_FILTERS));
        query.putAll(order(call, USER_ORDERS));
        return query;
    }

    /** An address book. */
    static Map<String, String> contacts(OldCall call) {
        Map<String, String> query = fromZero(call);
        query.putAll(call.given(List.of("filter_search")));
        return query;
    }

    /** Times of day where the caller is, which version 4 takes in unix seconds; what is no time it refuses. */
    static Map<String, String> calls(OldCall call) {
        Map<String, String> query = fromOne(call, "named_conf_id");
        ZoneOffset zone = OldTimes.zone(call.query().getOrDefault("timezone", ""));
        call.given(List.of(FROM)).forEach((name, text) -> query.put(name, OldTimes.seconds(text, zone, 0)));
        // the last second is one of those asked for, version 4 leaves it out
        call.given(List.of(TO)).forEach((name, text) -> query.put(name, OldTimes.seconds(text, zone, 1)));
        query.putAll(order(call, CALL_ORDERS));
        return query;
    }

    /** Fields that lists of version 4 are not sorted by are ignored: old clients name those of their own tables. */
    private static Map<String, String> order(OldCall call, List<String> fields) {
        Map<String, String> query = new LinkedHashMap<>();
        String field = call.query().getOrDefault(SORT_FIELD, "");
        if (fields.contains(field)) {
            query.put(SORT_FIELD, field);
        }
        String order = call.query().getOrDefault(SORT_ORDER, "");
        if (order.equals("0") || order.equals("1")) {
            query.put(SORT_ORDER, order);
        }
        return query;
    }
}
