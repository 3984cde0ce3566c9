// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.GuestId;
import org.rostrum.conference.JoinOutcome;
import org.rostrum.conference.Participant;
import org.rostrum.conference.Seat;
import org.rostrum.conference.SeatCommand;
import org.rostrum.conference.SessionView;
import org.rostrum.identity.Identity;
import org.rostrum.store.test.TestStore;
import org.rostrum.test.TestDatabase;

/**
 * {@code kill -9} at random moments: what a client was told is in the journal, and the session goes on where it was
 * (00/R-84). Each round is a process of its own that restores the session, seats its people again and lets them act until it
 * is killed; the test keeps the log of what was acknowledged.
 */
@Tag("slow")
class CrashTest {

    /** 50 in total, most of them on the embedded database, which is the one that dies with the process. */
    private static int rounds(TestDatabase.Kind kind) {
        return kind == TestDatabase.Kind.H2 ? 35 : 15;
    }

    @TempDir
    private Path folder;

    private static final ConferenceId ROOM = new ConferenceId("crash");
    private static final int PEOPLE = 4;

    /** Restores, tells what it found, then acts from several seats and prints each acknowledged change. */
    static final class Process {

        public static void main(String[] args) {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            TestStore store = TestStore.over(TestDatabase.at(args[0], args[1]));
            Server server = new Server(store);
            if (server.conferences.card(ROOM).isEmpty()) {
                server.room(ROOM.value());
            }
            server.access.running(ROOM).ifPresent(view -> report(out, view));
            out.println("restored");
            int round = Integer.parseInt(args[2]);
            if (round < 0) {
                System.exit(0);
            }
            for (int i = 0; i < PEOPLE; i++) {
                int person = i;
                Thread actor = new Thread(() -> act(server, person, round, out));
                actor.start();
            }
        }

        private static void report(PrintStream out, SessionView view) {
            out.println("found session " + view.id());
            for (Participant participant : view.participants()) {
                out.println("found " + participant.id() + " " + participant.displayName() + " " + participant.microphone());
            }
        }

        private static void act(Server server, int person, int round, PrintStream out) {
            Identity identity = person == 0 ? server.owner : new Identity.Guest(new GuestId("g" + person), "g" + person);
            JoinOutcome.Admitted joined = server.join(ROOM, identity, "r" + round + "n-1");
            Seat seat = joined.seat();
            out.println("ack session " + seat.session());
            out.println("ack " + seat.participant() + " " + joined.snapshot().own().displayName() + " true");
            for (int i = 0; ; i++) {
                String name = "r" + round + "n" + i;
                boolean microphone = i % 3 == 0;
                Server.await(seat.execute(new SeatCommand.Rename(name)));
                Server.await(seat.execute(new SeatCommand.SetMedia(microphone, null, null)));
                seat.heard();
                out.println("ack " + seat.participant() + " " + name + " " + microphone);
            }
        }
    }

    /** How a participant was last told to look, or was found to look. */
    private record Look(int round, int number, boolean microphone) {

        private static final Pattern NAME = Pattern.compile("r(\\d+)n(-?\\d+)");

        static Look of(String name, String microphone) {
            Matcher form = NAME.matcher(name);
            assertThat(form.matches()).as("a name of ours: %s", name).isTrue();
            return new Look(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), Boolean.parseBoolean(microphone));
        }

        /** The same, or a later change whose answer the kill swallowed; each change is a new name first, then the microphone. */
        boolean holds(Look told) {
            boolean later = round > told.round || round == told.round && number > told.number;
            return later || equals(told);
        }
    }

    /** The log of the clients. */
    private static final class Log {

        private @Nullable String session;
        private final Map<String, Look> told = new HashMap<>();
        private int changes;

        void check(List<String[]> lines, int round) {
            if (lines.stream().noneMatch(line -> line[0].equals("restored"))) {
                return; // killed before it could tell
            }
            Map<String, Look> found = new HashMap<>();
            lines.stream().filter(line -> line[0].equals("found")).forEach(line -> {
                if (line[1].equals("session")) {
                    assertThat(session == null || session.equals(line[2])).as("round %d: the same session", round).isTrue();
                } else {
                    found.put(line[1], Look.of(line[2], line[3]));
                }
            });
            told.forEach((participant, look) -> assertThat(found.get(participant))
                    .as("round %d, participant %s: what was acknowledged is there", round, participant)
                    .isNotNull()
                    .matches(is -> is.holds(look), "holds " + look));
        }

        void remember(List<String[]> lines) {
            lines.stream().filter(line -> line[0].equals("ack")).forEach(line -> {
                if (line[1].equals("session")) {
                    assertThat(session == null || session.equals(line[2])).as("one session all along").isTrue();
                    session = line[2];
                } else {
                    told.put(line[1], Look.of(line[2], line[3]));
                    changes++;
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class) // 00/R-84
    @Timeout(120)
    void nothingAcknowledgedIsMissingAfterAKill(TestDatabase.Kind kind) {
        Random random = new Random(2026);
        Log log = new Log();
        long begun = System.nanoTime();
        try (TestDatabase database = kind.create()) {
            String archive = "-XX:SharedArchiveFile=" + classes(database);
            for (int round = 0; round < rounds(kind); round++) {
                List<String[]> lines = runUntilKilled(database, archive, round, 1 + random.nextInt(60));
                log.check(lines, round);
                log.remember(lines);
            }
        }
        System.out.printf("kill -9 on %s: %d rounds, %d acknowledged changes, none missing, %d s%n", kind, rounds(kind), log.changes,
                Duration.ofNanos(System.nanoTime() - begun).toSeconds());
        assertThat(log.told).hasSize(PEOPLE);
        assertThat(log.changes).isGreaterThan(rounds(kind) * 5);
    }

    /** Loaded classes of one process, kept for the others: half of their starting time. */
    private Path classes(TestDatabase database) {
        Path archive = folder.resolve("classes.jsa");
        runUntilKilled(database, "-XX:ArchiveClassesAtExit=" + archive, -1, Integer.MAX_VALUE);
        return archive;
    }

    /** @param lines after how many lines of output it is killed */
    private static List<String[]> runUntilKilled(TestDatabase database, String option, int round, int lines) {
        List<String[]> output = new ArrayList<>();
        try {
            java.lang.Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-Xshare:auto", option,
                            "-cp", System.getProperty("java.class.path"),
                            Process.class.getName(), database.url(), database.user(), Integer.toString(round))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    output.add(line.split(" "));
                    if (output.size() == lines) {
                        process.toHandle().destroyForcibly(); // that of the process would close its output unread
                    }
                }
            }
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return output;
    }
}
