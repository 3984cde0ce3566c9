// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.thread.Failures;
import org.rostrum.conference.ConferenceError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stages whose failures are always {@link RostrumException}, never wrapped. Stateless. */
final class Stages {

    private static final Logger logger = LoggerFactory.getLogger(Stages.class);

    private Stages() {}

    /** Runs something that blocks. */
    static <T> CompletionStage<T> on(Executor io, Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, io);
        } catch (RejectedExecutionException e) {
            return failed(new RostrumException(ConferenceError.SESSION_OVERLOADED, "The server is too busy.", null, e));
        }
    }

    static <T> CompletionStage<T> failed(Throwable failure) {
        return CompletableFuture.failedFuture(failure);
    }

    /** The same outcome, with the failure as it was thrown. */
    static <T> CompletionStage<T> plain(CompletionStage<T> stage) {
        CompletableFuture<T> plain = new CompletableFuture<>();
        stage.whenComplete((value, failure) -> {
            if (failure == null) {
                plain.complete(value);
            } else {
                plain.completeExceptionally(refusal(failure));
            }
        });
        return plain;
    }

    static RostrumException refusal(Throwable failure) {
        Throwable cause = Failures.cause(failure);
        if (cause instanceof RostrumException refusal) {
            return refusal;
        }
        logger.error("an operation failed", cause);
        return new RostrumException(CommonError.INTERNAL, "The operation failed.", null, cause);
    }
}
