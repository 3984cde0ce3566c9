// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.rostrum.base.error.RostrumException;

/**
 * Commands that are decided one after another on a state that is not true yet, to be written together. Answers wait for the
 * outcome, in order. Confined to the session's queue.
 */
final class Batch {

    /** What to answer: after the append, or when it failed. */
    private record Answer(Runnable committed, Consumer<RostrumException> failed) {}

    private final SessionState before;
    private SessionState state;
    private final List<SessionEvent> events = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    Batch(SessionState state) {
        this.before = state;
        this.state = state;
    }

    SessionState before() {
        return before;
    }

    /** With all events of this batch so far. */
    SessionState state() {
        return state;
    }

    List<SessionEvent> events() {
        return events;
    }

    void add(List<SessionEvent> more) {
        for (SessionEvent event : more) {
            state = state.apply(event);
            events.add(event);
        }
    }

    void answer(Runnable committed, Consumer<RostrumException> failed) {
        answers.add(new Answer(committed, failed));
    }

    <T> void answer(CompletableFuture<T> future, T value) {
        answer(() -> future.complete(value), future::completeExceptionally);
    }

    /** A refusal waits for its turn like every answer. */
    void refuse(CompletableFuture<?> future, RostrumException refusal) {
        answer(() -> future.completeExceptionally(refusal), future::completeExceptionally);
    }

    void committed() {
        answers.forEach(answer -> answer.committed().run());
    }

    void failed(RostrumException cause) {
        answers.forEach(answer -> answer.failed().accept(cause));
    }
}
