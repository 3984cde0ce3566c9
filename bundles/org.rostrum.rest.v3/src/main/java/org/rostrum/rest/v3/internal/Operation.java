// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.v3.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One operation of version 3 in terms of version 4. Immutable; the functions are pure.
 *
 * @param method of version 3; PUT is PATCH to version 4
 * @param path   parts in braces stand for one part each
 * @param target path of version 4 with the same parts
 * @param query  query of version 4 out of the call
 * @param body   what version 4 gets instead of the body
 * @param answer what the caller gets instead of a good answer, which is empty if it has no body; parts of the path decoded
 */
record Operation(
        String method, String path, String target, Function<OldCall, Map<String, String>> query, UnaryOperator<ObjectNode> body,
        Answer answer) {

    /** Makes an answer of version 3 of one of version 4. */
    @FunctionalInterface
    interface Answer {
        ObjectNode of(ObjectNode present, OldCall call, List<String> parts);
    }

    /** A call that fits an operation. */
    record Match(Operation operation, List<String> parts, String target) {}

    private static final String PART = "\\{[a-z_]+}";

    /** Everything goes through as it is. */
    static Operation same(String method, String path) {
        return new Operation(method, path, path, OldCall::query, UnaryOperator.identity(), (present, call, parts) -> present);
    }

    Operation to(String other) {
        return new Operation(method, path, other, query, body, answer);
    }

    Operation query(Function<OldCall, Map<String, String>> other) {
        return new Operation(method, path, target, other, body, answer);
    }

    Operation body(UnaryOperator<ObjectNode> other) {
        return new Operation(method, path, target, query, other, answer);
    }

    Operation answer(Answer other) {
        return new Operation(method, path, target, query, body, other);
    }

    Operation answer(BiFunction<ObjectNode, OldCall, ObjectNode> other) {
        return answer((present, call, parts) -> other.apply(present, call));
    }

    /** Empty: another operation. */
    Optional<Match> match(OldCall call) {
        boolean same = call.method().equals(method) || call.method().equals("HEAD") && method.equals("GET");
        Matcher matcher = Pattern.compile(path.replaceAll(PART, "([^/]+)")).matcher(call.path());
        if (!same || !matcher.matches()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        String address = target;
        for (int i = 1; i <= matcher.groupCount(); i++) {
            parts.add(Text.decoded(matcher.group(i)));
            address = address.replaceFirst(PART, Matcher.quoteReplacement(matcher.group(i)));
        }
        return Optional.of(new Match(this, List.copyOf(parts), address));
    }
}
