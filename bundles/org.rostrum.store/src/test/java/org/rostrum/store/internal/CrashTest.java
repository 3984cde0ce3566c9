// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rostrum.store.JpaUnit;
import org.rostrum.test.TestDatabase;

@Tag("slow")
class CrashTest {

    private static final int ROUNDS = 6;

    /** Writes rows from a first number on and prints each number once its commit has returned. */
    static final class Writer {
        public static void main(String[] args) {
            Fixture store = new Fixture(args[0], args[1], 30_000);
            JpaUnit unit = store.things();
            for (int id = Integer.parseInt(args[2]); ; id++) {
                int next = id;
                unit.run(em -> {
                    em.persist(new Fixture.Thing(next, "t" + next));
                    store.outbox().append(em, "org/rostrum/thing/made", java.time.Instant.EPOCH, "{\"id\":" + next + "}");
                });
                System.out.println(next);
                System.out.flush();
            }
        }
    }

    @Test
    void killedAtAnyMomentNothingAcknowledgedIsMissing() throws Exception {
        Random random = new Random(7);
        Set<Integer> acknowledged = new HashSet<>();
        try (TestDatabase database = TestDatabase.Kind.H2.create()) {
            for (int round = 0; round < ROUNDS; round++) {
                acknowledged.addAll(writeUntilKilled(database, round * 1_000_000 + 1, 1 + random.nextInt(400)));
                try (Fixture store = new Fixture(database)) {
                    assertThat(idsOf(store)).as("round %d", round).containsAll(acknowledged);
                    assertThat(store.database.outbox().after(0, 1_000_000)).hasSizeGreaterThanOrEqualTo(acknowledged.size());
                }
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS);
    }

    private static Set<Integer> idsOf(Fixture store) {
        List<Integer> ids =
                store.things().read(em -> em.createQuery("select t.id from Thing t", Integer.class).getResultList());
        return new HashSet<>(ids);
    }

    private static List<Integer> writeUntilKilled(TestDatabase database, int first, int lines) throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                        "-cp", System.getProperty("java.class.path"), Writer.class.getName(),
                        database.url(), database.user(), Integer.toString(first))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<Integer> acknowledged = new ArrayList<>();
        try (BufferedReader output = new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = output.readLine()) != null) {
                acknowledged.add(Integer.valueOf(line));
                if (acknowledged.size() == lines) {
                    writer.toHandle().destroyForcibly();
                }
            }
        }
        writer.waitFor();
        return acknowledged;
    }
}
