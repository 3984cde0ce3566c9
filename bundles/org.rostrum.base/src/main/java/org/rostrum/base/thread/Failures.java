// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.thread;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** What a stage failed with, without the wrapping that {@link CompletableFuture} adds on the way through dependent stages. Stateless. */
public final class Failures {

    private Failures() {}

    /**
     * The failure as it was thrown.
     *
     * @param failure as {@code whenComplete}, {@code handle}, {@code exceptionally} or {@code join} tell it
     */
    public static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** The same outcome, with the failure as it was thrown; so whoever waits or asks sees no {@link CompletionException} of an inner stage. */
    public static <T> CompletionStage<T> plain(CompletionStage<T> stage) {
        CompletableFuture<T> plain = new CompletableFuture<>();
        stage.whenComplete((value, failure) -> {
            if (failure == null) {
                plain.complete(value);
            } else {
                plain.completeExceptionally(cause(failure));
            }
        });
        return plain;
    }
}
