// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.thread.Failures;

/** Waits on the thread of the request for work that the domain does elsewhere. */
public final class Stages {

    /** Longest wait; clients' own limits are 5 to 30 s (61/TR-16). */
    public static final Duration LIMIT = Duration.ofSeconds(15);

    private Stages() {}

    /**
     * The result, or the stage's failure as it is.
     *
     * @throws RostrumException {@link RestError#TIMEOUT} after {@link #LIMIT}; the work itself is not cancelled
     */
    public static <T> T await(CompletionStage<T> stage) {
        return await(stage, LIMIT);
    }

    /** As {@link #await(CompletionStage)} with another limit. */
    public static <T> T await(CompletionStage<T> stage, Duration limit) {
        try {
            return stage.toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new RostrumException(RestError.TIMEOUT, "The server took too long.", null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RostrumException(CommonError.SHUTTING_DOWN, "The server is stopping.", null, e);
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        }
    }

    private static RuntimeException unwrapped(Throwable cause) {
        Throwable inner = Failures.cause(cause);
        return inner instanceof RuntimeException refusal ? refusal : new IllegalStateException(inner);
    }
}
