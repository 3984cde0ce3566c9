// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.push.PushDevices.Outcome;
import org.rostrum.push.PushNotice;
import org.rostrum.push.PushNotice.Kind;
import org.rostrum.push.internal.SubscriptionEntity.Address;
import org.rostrum.test.VirtualTime;

class DeliveriesTest {

    private final VirtualTime time = new VirtualTime();
    private final Figures figures = new Figures(time);
    private final List<Message> sent = new ArrayList<>();
    private final List<CompletableFuture<Verdict>> answers = new ArrayList<>();
    private final List<Message> gone = new ArrayList<>();
    private final Deliveries deliveries = new Deliveries(this::send, Runnable::run, time, time, figures, gone::add);

    private CompletionStage<Verdict> send(Message message) {
        sent.add(message);
        answers.add(new CompletableFuture<>());
        return answers.get(answers.size() - 1);
    }

    private Message message(Kind kind) {
        return message(kind, UUID.randomUUID());
    }

    private Message message(Kind kind, UUID device) {
        return Message.of(new Address(device, "t", "https://push.example/x", new TestBrowser().keys()),
                new PushNotice(kind, "id", "Ada", "", time.instant(), PushNotice.Target.page("/me/")), "name", time.instant());
    }

    private void answerLast(int status) {
        answer(answers.size() - 1, status);
    }

    private void answer(int number, int status) {
        answers.get(number).complete(Verdict.of(status, null));
    }

    private List<Kind> sentKinds() {
        return sent.stream().map(Message::kind).toList();
    }

    /** 55/PSH-3: 404 and 410 end the subscription; other answers do not. */
    @ParameterizedTest
    @CsvSource({"200, DELIVERED", "201, DELIVERED", "202, DELIVERED", "404, GONE", "410, GONE", "400, REFUSED", "401, REFUSED", "403, REFUSED",
        "413, REFUSED", "301, REFUSED", "408, UNREACHABLE", "429, UNREACHABLE", "500, UNREACHABLE", "503, UNREACHABLE"})
    void answersMean(int status, Outcome outcome) {
        deliveries.add(message(Kind.CALL_MISSED));
        answerLast(status);
        assertThat(figures.counted(Kind.CALL_MISSED, outcome.name().toLowerCase(java.util.Locale.ROOT))).isEqualTo(1);
        assertThat(gone).hasSize(outcome == Outcome.GONE ? 1 : 0);
        assertThat(time.pending()).isEqualTo(outcome == Outcome.UNREACHABLE ? 1 : 0);
    }

    /** 55/PSH-9: three more times within ten minutes, then given up. */
    @Test
    void triesAgainThreeTimesWithinTenMinutes() {
        deliveries.add(message(Kind.CALL_MISSED));
        for (int seconds : List.of(5, 60, 480)) {
            answerLast(503);
            int before = sent.size();
            time.advance(Duration.ofSeconds(seconds - 1));
            assertThat(sent).hasSize(before);
            time.advance(Duration.ofSeconds(1));
            assertThat(sent).hasSize(before + 1);
        }
        answerLast(503);
        time.advance(Duration.ofHours(1));
        assertThat(sent).hasSize(4);
        assertThat(figures.counted(Kind.CALL_MISSED, "dropped")).isEqualTo(1);
    }

    /** 55/PSH-10: a call that rings no more is not announced; the rest of its life is what the header TTL says (55/PSH-5). */
    @Test
    void aCallIsTriedOnlyWhileItRings() {
        deliveries.add(message(Kind.CALL));
        answerLast(500);
        time.advance(Duration.ofSeconds(2));
        assertThat(sent.get(1).lifeSeconds(time.instant())).isEqualTo(43);
        answerLast(500);
        time.advance(Duration.ofSeconds(8));
        answerLast(500);
        time.advance(Duration.ofSeconds(20));
        answerLast(500);
        time.advance(Duration.ofMinutes(5));
        assertThat(sent).hasSize(4);
    }

    /** 55/PSH-10, NTF-8: a call that could not be handed over is not tried again after its end, which would bring it back for good. */
    @Test
    void aCallNeverComesAfterItsEnd() {
        UUID device = UUID.randomUUID();
        deliveries.add(message(Kind.CALL, device));
        answerLast(503);
        time.advance(Duration.ofSeconds(1));
        deliveries.add(message(Kind.CALL_MISSED, device));
        answerLast(201);
        time.advance(Duration.ofMinutes(10));
        assertThat(sentKinds()).containsExactly(Kind.CALL, Kind.CALL_MISSED);
        assertThat(figures.counted(Kind.CALL, "replaced")).isEqualTo(1);
        assertThat(figures.counted(Kind.CALL, "dropped")).isZero();
    }

    /** 55/PSH-10, NTF-8: several under way could arrive in any order, so the end waits for the call's answer; other devices do not. */
    @Test
    void theEndWaitsWhileTheCallIsUnderWay() {
        UUID device = UUID.randomUUID();
        deliveries.add(message(Kind.CALL, device));
        deliveries.add(message(Kind.CALL_ENDED, device));
        deliveries.add(message(Kind.CONFERENCE_CALL));
        assertThat(sentKinds()).containsExactly(Kind.CALL, Kind.CONFERENCE_CALL);
        answer(0, 503);
        assertThat(sentKinds()).as("at once").containsExactly(Kind.CALL, Kind.CONFERENCE_CALL, Kind.CALL_ENDED);
        answerLast(201);
        time.advance(Duration.ofMinutes(10));
        assertThat(sent).as("the failed call is not tried again").hasSize(3);
        assertThat(figures.counted(Kind.CALL, "replaced")).isEqualTo(1);
    }

    /** 55/PSH-5: newer news of the same thing replaces what waits; an end that fails is tried again like everything else. */
    @Test
    void onlyTheNewestOfWhatWaitsLeaves() {
        for (int i = 0; i < Deliveries.MAX_UNDER_WAY; i++) {
            deliveries.add(message(Kind.CALL_MISSED));
        }
        UUID device = UUID.randomUUID();
        deliveries.add(message(Kind.CALL, device));
        deliveries.add(message(Kind.CALL, UUID.randomUUID()));
        deliveries.add(message(Kind.CALL_ENDED, device));
        answer(0, 201);
        answer(1, 201);
        answerLast(503);
        time.advance(Duration.ofSeconds(2));
        assertThat(sentKinds().subList(Deliveries.MAX_UNDER_WAY, sent.size())).containsExactly(Kind.CALL, Kind.CALL_ENDED, Kind.CALL_ENDED);
    }

    @Test
    void waitsAsLongAsThePushServiceAsksIfThatIsWorthIt() {
        assertThat(Retries.next(1, Duration.ofHours(24), Duration.ZERO, Duration.ofSeconds(90))).contains(Duration.ofSeconds(90));
        assertThat(Retries.next(1, Duration.ofHours(24), Duration.ZERO, Duration.ofSeconds(1))).contains(Duration.ofSeconds(5));
        assertThat(Retries.next(1, Duration.ofHours(24), Duration.ZERO, Duration.ofHours(1))).isEmpty();
        assertThat(Retries.next(1, Duration.ofSeconds(45), Duration.ofSeconds(40), Duration.ofSeconds(10))).isEmpty();
        assertThat(Verdict.of(429, "120").retryAfter()).isEqualTo(Duration.ofSeconds(120));
        assertThat(Verdict.of(429, "Wed, 21 Oct 2026 07:28:00 GMT").retryAfter()).isNull();
        assertThat(Verdict.of(503, "-5").retryAfter()).isNull();
        assertThat(Verdict.of(503, "99999999999999999999").retryAfter()).isNull();
    }

    /** Bounded: some under way, some waiting, the oldest waiting one goes. */
    @Test
    void theQueueIsBounded() {
        for (int i = 0; i < Deliveries.MAX_UNDER_WAY + Deliveries.MAX_WAITING + 5; i++) {
            deliveries.add(message(Kind.CALL_MISSED));
        }
        assertThat(sent).hasSize(Deliveries.MAX_UNDER_WAY);
        assertThat(figures.counted(Kind.CALL_MISSED, "dropped")).isEqualTo(5);
        answers.get(0).complete(Verdict.of(201, null));
        assertThat(sent).hasSize(Deliveries.MAX_UNDER_WAY + 1);
        deliveries.close();
        answers.get(1).complete(Verdict.of(503, null));
        assertThat(sent).hasSize(Deliveries.MAX_UNDER_WAY + 1);
        assertThat(time.pending()).isZero();
    }

    @Test
    void aFullPoolAndAFailingCourierCostOneMessageEach() {
        Deliveries full = new Deliveries(this::send, task -> {
            throw new RejectedExecutionException();
        }, time, time, figures, gone::add);
        full.add(message(Kind.CALL));
        assertThat(figures.counted(Kind.CALL, "dropped")).isEqualTo(1);
        Deliveries broken = new Deliveries(message -> {
            throw new IllegalStateException("broken");
        }, Runnable::run, time, time, figures, gone::add);
        broken.add(message(Kind.CALL));
        assertThat(figures.counted(Kind.CALL, "unreachable")).isEqualTo(1);
    }

    /** 55/PSH-9, 10/CMP-6: a warning after a minute, well again with the first answer; never a failure. */
    @Test
    void healthWarnsWhileNothingIsReached() {
        figures.count(Kind.CALL, Outcome.UNREACHABLE);
        assertThat(figures.check().code()).isEqualTo("ok");
        time.advance(Duration.ofMinutes(2));
        assertThat(figures.check().code()).isEqualTo("pushUnreachable");
        figures.count(Kind.CALL, Outcome.GONE);
        assertThat(figures.check().code()).isEqualTo("ok");
    }
}
