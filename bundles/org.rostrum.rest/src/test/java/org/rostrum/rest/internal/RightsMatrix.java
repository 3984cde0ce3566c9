// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rostrum.rest.Needs;
import org.rostrum.rest.internal.ResourceClasses.Operation;
import org.rostrum.rest.internal.TestApi.Answer;
import org.rostrum.rest.internal.TestApi.Call;

/** The tables of {@code docs/api/rights}, written from the specification, and the check that the API keeps to them. */
public final class RightsMatrix {

    private static final Path FOLDER = Path.of("../../docs/api/rights");
    private static final Set<String> REFUSED = Set.of("401", "403", "404");

    /**
     * One row.
     *
     * @param permissions that an application needs; empty: closed to applications, or open to all
     * @param cells       caller to verdict: {@code yes}, {@code 401}, {@code 403} or {@code 404}
     */
    public record Row(String method, String path, Set<String> permissions, Map<String, String> cells) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private RightsMatrix() {}

    /** Rows of one area: {@code docs/api/rights/<area>.csv}. */
    public static List<Row> rows(String area) {
        return read(FOLDER.resolve(area + ".csv"));
    }

    /** Rows of all areas. */
    public static List<Row> rows() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().flatMap(file -> read(file).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            List<List<String>> table = lines.filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> Arrays.asList(line.split(",", -1))).toList();
            List<String> header = table.get(0);
            return table.stream().skip(1).map(cells -> row(header, cells)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(List<String> header, List<String> cells) {
        if (cells.size() != header.size()) {
            throw new IllegalArgumentException("a row needs " + header.size() + " cells: " + cells);
        }
        Map<String, String> verdicts = new LinkedHashMap<>();
        for (int i = 3; i < header.size(); i++) {
            verdicts.put(header.get(i), cells.get(i));
        }
        String permissions = cells.get(2);
        return new Row(cells.get(0), cells.get(1), permissions.equals("-") ? Set.of() : Set.of(permissions.split("\\+")), verdicts);
    }

    /** Every row has an operation with just these permissions, every operation a row. */
    public static void assertComplete(List<Row> rows, List<Operation> operations) {
        assertThat(operations).isNotEmpty().allMatch(operation -> operation.java().isAnnotationPresent(Needs.class));
        assertThat(rows.stream().map(row -> row + " " + row.permissions().stream().sorted().toList()))
                .containsExactlyInAnyOrderElementsOf(operations.stream().map(RightsMatrix::described).toList());
    }

    private static String described(Operation operation) {
        String[] permissions = operation.java().getAnnotation(Needs.class).permissions();
        return operation.method() + " " + operation.path() + " " + Stream.of(permissions).sorted().toList();
    }

    /**
     * Calls an operation as everybody in its row: the verdict is that of the row, and whoever is refused changed nothing
     * (61/AO-16, 61/AO-17, 61/AO-19; 00/R-73). Then as an application that lacks the permissions (60/OP-1).
     *
     * @param tokens caller to token; callers that are missing here: {@code nobody}, {@code guest}, {@code administrator},
     *               {@code security-admin} and {@code application} get the usual ones
     * @param call   makes the call for a row and a token (null: nobody); asked anew each time, so it can set up first
     * @param state  what a refused call may not change
     */
    public static void assertTrue(
            TestApi api, Row row, Map<String, String> tokens, BiFunction<Row, @Nullable String, Call> call, Supplier<Object> state) {
        row.cells().forEach((caller, expected) -> {
            Call made = call.apply(row, tokens.containsKey(caller) ? tokens.get(caller) : usual(api, row, caller));
            boolean refused = REFUSED.contains(expected);
            Object before = refused ? state.get() : "anything";
            Answer answer = made.send();
            assertThat(verdict(answer)).as("%s as %s: %s", row, caller, answer.text()).isEqualTo(expected);
            if (refused) {
                assertThat(state.get()).as("%s as %s changed something", row, caller).isEqualTo(before);
            }
        });
        if (!row.permissions().isEmpty() && !row.permissions().contains(Needs.ANY_APPLICATION)) {
            Call made = call.apply(row, api.identity.applicationToken("nothing:read"));
            Object before = state.get();
            assertThat(made.send().text()).as("%s without permission", row).contains("lacks the permission");
            assertThat(state.get()).isEqualTo(before);
        }
    }

    private static @Nullable String usual(TestApi api, Row row, String caller) {
        return switch (caller) {
            case "nobody" -> null;
            case "guest" -> api.identity.guestToken();
            case "administrator" -> api.identity.administratorToken();
            case "security-admin" -> api.identity.securityAdministratorToken();
            case "application" -> api.identity.applicationToken(row.permissions().toArray(String[]::new));
            default -> throw new IllegalArgumentException("no token for " + caller);
        };
    }

    /** As the tables write it. */
    public static String verdict(Answer answer) {
        if (answer.status() == 401 && answer.reason().equals("unauthorized") || answer.status() == 403 && answer.reason().equals("forbidden")) {
            return String.valueOf(answer.status());
        }
        if (answer.reason().equals("routeNotFound")) {
            throw new AssertionError("the operation is not there");
        }
        return answer.status() == 404 && answer.reason().endsWith("NotFound") ? "404" : "yes";
    }
}
