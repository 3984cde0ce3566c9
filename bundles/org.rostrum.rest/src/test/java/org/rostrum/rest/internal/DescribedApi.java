// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.rest.internal.TestApi.Answer;
import org.rostrum.rest.internal.TestApi.Call;
import org.rostrum.rest.internal.TestApi.Seen;

/**
 * Holds the description of a set of resources against what a server really answers: provokes what the engine refuses by
 * itself, and finds refusals that are described but were never seen, or seen but are not described.
 */
public final class DescribedApi {

    /** One described operation. */
    public record Operation(String id, String method, String template, JsonNode node) {

        boolean hasBody() {
            return node.has("requestBody");
        }

        boolean open() {
            return !node.has("security");
        }

        boolean describes(int status, String reason) {
            return List.of(node.at("/responses/" + status + "/description").asText().split(", ")).contains(reason);
        }

        private boolean fits(Seen seen) {
            String[] asked = seen.path().replaceFirst("/api/v4(\\.1)?", "").replaceFirst("^/oauth2/v1/", "/oauth2/").split("/");
            String[] parts = template.split("/");
            if (!method.equals(seen.method()) || asked.length != parts.length) {
                return false;
            }
            for (int i = 0; i < parts.length; i++) {
                if (!parts[i].startsWith("{") && !parts[i].equals(asked[i])) {
                    return false;
                }
            }
            return true;
        }

        private long variables() {
            return template.chars().filter(c -> c == '{').count();
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestApi api;
    private final List<Operation> operations = new ArrayList<>();

    public DescribedApi(TestApi api, List<Class<?>> resources) {
        this.api = api;
        try {
            JsonNode paths = JSON.readTree(Descriptions.of(resources)).get("paths");
            paths.fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> operations.add(new Operation(
                    method.getValue().get("operationId").asText(), method.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(),
                    method.getValue()))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<Operation> operations() {
        return operations;
    }

    /**
     * A request of an operation, without body and credential.
     *
     * @param parts values of path parts
     */
    public Call call(Operation operation, Map<String, String> parts) {
        String path = operation.template;
        for (Map.Entry<String, String> part : parts.entrySet()) {
            path = path.replace("{" + part.getKey() + "}", part.getValue());
        }
        return api.call(operation.method, path);
    }

    /** Provokes, for every operation, what the engine refuses by itself. */
    public void provokeEngine(Map<String, String> parts, String token) {
        for (Operation operation : operations) {
            boolean change = !operation.method.equals("GET");
            if (operation.describes(409, "setupRequired")) {
                api.identity.setupRequired = true;
                expect(operation, "409 setupRequired", call(operation, parts).bearer(token));
                api.identity.setupRequired = false;
            }
            if (operation.describes(401, "unauthorized")) {
                expect(operation, "401 unauthorized", call(operation, parts));
                expect(operation, "403 forbidden", call(operation, parts).bearer(api.identity.guestToken()));
            }
            if (!operation.open() && operation.describes(403, "addressNotAllowed")) {
                api.access.admitting = false;
                expect(operation, "403 addressNotAllowed", call(operation, parts).bearer(api.identity.administratorToken()));
                api.access.admitting = true;
            }
            if (change) {
                expect(operation, "403 csrf", call(operation, parts).header("Origin", "https://elsewhere.example"));
            }
            if (operation.hasBody()) {
                provokeBody(operation, parts, token);
            }
            provokeFailures(operation, parts, token);
        }
    }

    private void provokeBody(Operation operation, Map<String, String> parts, String token) {
        expect(operation, "400 malformed", call(operation, parts).bearer(token).json("{'broken"));
        expect(operation, "413 tooLarge", call(operation, parts).bearer(token).json("{'x':'" + "x".repeat(1 << 20) + "'}"));
        StringBuilder wrong = new StringBuilder();
        for (String field : List.of("topic", "invitation", "grant_type", "login", "display_name", "code", "name", "client_id", "password",
                "language", "confirm", "user_id")) {
            wrong.append(wrong.isEmpty() ? "{'" : ",'").append(field).append("':[[1]]");
        }
        expect(operation, "400 invalidValue", call(operation, parts).bearer(token).json(wrong + "}"));
    }

    private void provokeFailures(Operation operation, Map<String, String> parts, String token) {
        if (operation.describes(503, "storeUnavailable") && !operation.open()) {
            api.identity.failure = new RostrumException(CommonError.STORE_UNAVAILABLE, "away");
            expect(operation, "503 storeUnavailable", call(operation, parts).bearer(token));
            api.identity.failure = new IllegalStateException("provoked");
            Answer broken = call(operation, parts).bearer(token).send();
            api.identity.failure = null;
            assertThat(broken.verdict()).as(operation.id).isEqualTo("500 internal");
            assertThat(broken.text()).doesNotContain("provoked");
        }
    }

    private static void expect(Operation operation, String verdict, Call call) {
        assertThat(call.send().verdict()).as(operation.id).isEqualTo(verdict);
    }

    /** What is described but was not seen; {@code 500} of open operations, which nothing provokes, left out. */
    public Set<String> unseen() {
        Set<String> missing = new TreeSet<>();
        for (Operation operation : operations) {
            List<Seen> answers = api.seen.stream().filter(seen -> of(seen).equals(Optional.of(operation))).toList();
            operation.node.get("responses").fields().forEachRemaining(response -> {
                for (String reason : response.getValue().get("description").asText().split(", ")) {
                    boolean success = response.getKey().startsWith("2");
                    boolean unprovoked = response.getKey().equals("500") && operation.open();
                    if (!unprovoked && answers.stream().noneMatch(a -> a.status() == Integer.parseInt(response.getKey())
                            && (success || a.reasons().contains(reason)))) {
                        missing.add(operation.id + " " + response.getKey() + (success ? "" : " " + reason));
                    }
                }
            });
        }
        return missing;
    }

    /** What was seen but is not described. */
    public Set<String> undescribed() {
        Set<String> found = new TreeSet<>();
        for (Seen seen : api.seen) {
            of(seen).ifPresent(operation -> {
                if (!operation.node.at("/responses").has(String.valueOf(seen.status()))) {
                    found.add(operation.id + " " + seen.status() + " " + seen.reasons());
                }
                seen.reasons().stream()
                        .filter(reason -> !operation.describes(seen.status(), reason))
                        .forEach(reason -> found.add(operation.id + " " + seen.status() + " " + reason));
            });
        }
        return found;
    }

    private Optional<Operation> of(Seen seen) {
        return operations.stream().filter(operation -> operation.fits(seen)).min(Comparator.comparing(Operation::variables));
    }

    /** Ids that more than one operation has. */
    public Set<String> repeatedIds() {
        Set<String> once = new HashSet<>();
        Set<String> repeated = new TreeSet<>();
        operations.forEach(operation -> {
            if (!once.add(operation.id)) {
                repeated.add(operation.id);
            }
        });
        return repeated;
    }

    /** Operations without id, summary, or with a parameter or success without type. */
    public Set<String> incomplete() {
        Set<String> found = new TreeSet<>();
        for (Operation operation : operations) {
            boolean typed = StreamSupport.stream(operation.node.path("parameters").spliterator(), false)
                    .allMatch(parameter -> parameter.at("/schema/type").isTextual());
            boolean answered = operation.node.at("/responses/204").isObject()
                    || operation.node.at("/responses/200/content/application~1json/schema/$ref").isTextual()
                    || operation.node.at("/responses/200/content/image~1png/schema/format").asText().equals("binary");
            if (!typed || !answered || operation.node.path("summary").asText().isEmpty()) {
                found.add(operation.id);
            }
        }
        return found;
    }
}
