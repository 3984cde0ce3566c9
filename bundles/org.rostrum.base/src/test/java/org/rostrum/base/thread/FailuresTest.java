// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private final IllegalStateException thrown = new IllegalStateException("broken");

    @Test
    void wrappingIsTakenOff() {
        assertThat(Failures.cause(thrown)).isSameAs(thrown);
        assertThat(Failures.cause(new CompletionException(new CompletionException(thrown)))).isSameAs(thrown);
        CompletionException empty = new CompletionException("nothing inside", null);
        assertThat(Failures.cause(empty)).isSameAs(empty);
    }

    @Test
    void stagesTellWhatWasThrown() {
        AtomicReference<Throwable> told = new AtomicReference<>();
        CompletableFuture<Object> first = CompletableFuture.failedFuture(thrown);
        Failures.plain(first.thenApply(value -> value)).whenComplete((value, failure) -> told.set(failure));
        assertThat(told.get()).isSameAs(thrown);
        assertThat(Failures.plain(CompletableFuture.completedFuture("done")).toCompletableFuture()).isCompletedWithValue("done");
    }
}
