// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.thread.Failures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests of one client: in order, one at a time, each answered. Bounds of rate, open requests and faults are kept here, bounds of
 * size and of what is sent by the socket. Thread-safe.
 */
final class RequestLine {

    static final int MESSAGES_PER_SECOND = 50;
    static final int BURST = 200;
    static final int OPEN_REQUESTS = 64;
    static final int FAULTS = 20;
    static final String PING = "ping";

    private static final Logger logger = LoggerFactory.getLogger(RequestLine.class);

    private final Connection connection;
    private final Hub hub;
    private final Outlet outlet;
    private final TokenBucket bucket;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();
    private CompletableFuture<Object> tail = CompletableFuture.completedFuture(null);
    private volatile @Nullable Runnable afterAnswer;

    RequestLine(Connection connection, Hub hub, Outlet outlet) {
        this.connection = connection;
        this.hub = hub;
        this.outlet = outlet;
        this.bucket = new TokenBucket(hub.ticker, MESSAGES_PER_SECOND, BURST);
    }

    /** One text message of the client. */
    void receive(String text) {
        if (!bucket.take() || open.get() >= OPEN_REQUESTS) {
            hub.overrun.increment();
            connection.close(CloseCode.OVERRUN);
            return;
        }
        Envelope envelope = Envelope.read(text);
        if (envelope == null) {
            malformed("", CommonError.MALFORMED.code(), "a message is {\"type\":…,\"id\":…,\"body\":{…}}", null);
            return;
        }
        open.incrementAndGet();
        if (envelope.type().equals(PING) && greeted() && idle()) {
            process(envelope);
        } else {
            enqueue(envelope);
        }
    }

    private boolean greeted() {
        return connection.login() != null;
    }

    /**
     * No earlier request waits for its answer. Then a ping is answered where it is read: it waits for nothing, and two changes of
     * thread for each sign of life were a tenth of a meeting's processor time.
     */
    private synchronized boolean idle() {
        return tail.isDone();
    }

    private synchronized void enqueue(Envelope envelope) {
        Executor pool = greeted() ? hub.threads.cpu() : hub.threads.io();
        tail = tail.<Object>thenComposeAsync(ignored -> process(envelope), pool).exceptionally(failure -> rejected(envelope));
    }

    /** The pool took no more work; {@link #process} itself never fails. The next request is tried again. */
    private @Nullable Object rejected(Envelope envelope) {
        open.decrementAndGet();
        outlet.send(Wire.error(envelope.id(), CommonError.BRAKED.code(), "the server is too busy, try again", null));
        return null;
    }

    /** Never fails, so that the next request runs. */
    private CompletionStage<Object> process(Envelope envelope) {
        CompletionStage<JsonNode> result;
        try {
            result = dispatch(envelope);
        } catch (RuntimeException e) {
            result = CompletableFuture.failedFuture(e);
        }
        return result.<Object>handle((body, failure) -> {
            open.decrementAndGet();
            answer(envelope, body, failure);
            return null;
        });
    }

    private CompletionStage<JsonNode> dispatch(Envelope envelope) {
        if (!greeted() && !envelope.type().equals("hello")) {
            throw new RostrumException(SignalError.HELLO_FIRST, "the first message is hello");
        }
        HandlerRegistry.Entry entry = hub.handlers
                .find(envelope.type())
                .orElseThrow(() -> new RostrumException(SignalError.UNKNOWN_TYPE, "nobody handles " + envelope.type(), "type"));
        Optional<Schemas.Fault> fault = Schemas.check(entry.schema(), envelope.body());
        if (fault.isPresent()) {
            throw new RostrumException(SignalError.INVALID_BODY, fault.get().message(), fault.get().location());
        }
        return entry.request().run(connection, envelope.body());
    }

    private void answer(Envelope envelope, @Nullable JsonNode body, @Nullable Throwable failure) {
        Runnable after = afterAnswer;
        afterAnswer = null;
        if (failure == null) {
            outlet.send(Wire.ok(envelope.id(), body == null || body.isNull() ? Wire.object() : body));
        } else {
            refuse(envelope, Failures.cause(failure));
        }
        if (after != null) {
            after.run();
        }
    }

    private void refuse(Envelope envelope, Throwable failure) {
        if (failure instanceof RostrumException refusal) {
            String code = refusal.error().code();
            String message = String.valueOf(refusal.getMessage());
            if (refusal.error() == SignalError.INVALID_BODY || refusal.error() == SignalError.UNKNOWN_TYPE) {
                malformed(envelope.id(), code, message, refusal.location());
            } else {
                outlet.send(Wire.error(envelope.id(), code, message, refusal.location()));
            }
            if (refusal.error() == CommonError.UNAUTHORIZED) {
                connection.close(CloseCode.UNAUTHORIZED);
            }
        } else {
            logger.error("request {} of connection {} failed", envelope.type(), connection.id(), failure);
            outlet.send(Wire.error(envelope.id(), CommonError.INTERNAL.code(), "a fault of the server", null));
        }
    }

    private void malformed(String requestId, String code, String message, @Nullable String location) {
        hub.malformed.increment();
        outlet.send(Wire.error(requestId, code, message, location));
        if (faults.incrementAndGet() > FAULTS) {
            connection.close(CloseCode.PROTOCOL);
        }
    }

    /** Runs once, after the answer to the current request has been sent. */
    void afterAnswer(Runnable task) {
        afterAnswer = task;
    }
}
