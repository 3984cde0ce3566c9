// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.GuestId;
import org.rostrum.conference.JoinOutcome;
import org.rostrum.conference.JoinRequest;
import org.rostrum.conference.Refusal;
import org.rostrum.conference.SeatCommand;
import org.rostrum.identity.Identity;
import org.rostrum.licence.Pool;
import org.rostrum.store.test.TestStore;
import org.rostrum.test.Eventually;
import org.rostrum.test.TestDatabase;

/** The whole engine, real threads and a real journal, under more joins at once than the licence allows. */
class RacingJoinsTest {

    private static final int GUESTS = 1000;
    private static final int ROOMS = 4;
    private static final int LIMIT = 60;
    private static final int DOORS = 32;

    @Test // 10/GST-1, 10/LIC-1: never above the limit, and all of it comes back
    void aThousandGuestsAtOnceNeverPassTheLimit() throws Exception {
        try (TestStore store = TestStore.on(TestDatabase.Kind.H2); Server server = new Server(store)) {
            server.participantsLimit = GUESTS;
            server.licence.size.put(Pool.GUEST, LIMIT);
            List<ConferenceId> rooms = new ArrayList<>();
            for (int i = 0; i < ROOMS; i++) {
                rooms.add(server.room("race-" + i).id());
            }
            List<JoinOutcome> outcomes = race(server, rooms);

            List<JoinOutcome.Admitted> admitted =
                    outcomes.stream().filter(JoinOutcome.Admitted.class::isInstance).map(JoinOutcome.Admitted.class::cast).toList();
            assertThat(admitted).hasSize(LIMIT);
            assertThat(outcomes.stream().filter(JoinOutcome.Refused.class::isInstance).map(o -> ((JoinOutcome.Refused) o).refusal()))
                    .hasSize(GUESTS - LIMIT)
                    .containsOnly(Refusal.LICENCE_LIMIT);
            assertThat(server.licence.most).as("most units in use at a time").isEqualTo(LIMIT);
            for (JoinOutcome.Admitted one : admitted) {
                Server.await(one.seat().execute(new SeatCommand.Leave()));
            }
            // a seat is cleared away just after its end has been answered
            Eventually.eventually(() -> server.licence.used(Pool.GUEST) == 0 ? "" : server.licence.used(Pool.GUEST) + " not given back");
        }
    }

    private static List<JoinOutcome> race(Server server, List<ConferenceId> rooms) throws InterruptedException {
        List<CompletableFuture<JoinOutcome>> answers = new ArrayList<>();
        for (int i = 0; i < GUESTS; i++) {
            answers.add(new CompletableFuture<>());
        }
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> doors = new ArrayList<>();
        for (int door = 0; door < DOORS; door++) {
            int first = door;
            Thread thread = new Thread(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
                for (int i = first; i < GUESTS; i += DOORS) {
                    CompletableFuture<JoinOutcome> answer = answers.get(i);
                    server.access.join(request(rooms.get(i % rooms.size()), "g" + i), (sequence, update) -> {})
                            .whenComplete((outcome, failure) -> {
                                if (failure == null) {
                                    answer.complete(outcome);
                                } else {
                                    answer.completeExceptionally(failure);
                                }
                            });
                }
            });
            doors.add(thread);
            thread.start();
        }
        start.countDown();
        for (Thread thread : doors) {
            thread.join();
        }
        return answers.stream().map(answer -> answer.orTimeout(60, TimeUnit.SECONDS).join()).toList();
    }

    private static JoinRequest request(ConferenceId room, String name) {
        return new JoinRequest(room, new Identity.Guest(new GuestId(name), name), null, null, JoinRequest.Method.BROWSER,
                Meeting.instance(name), "192.0.2.1", "Test/1", true, true);
    }
}
