// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.conference.Seat;
import org.rostrum.conference.SeatUpdate;
import org.rostrum.edge.SignalConnection;
import org.rostrum.identity.Identity;
import org.rostrum.identity.group.HeldRights;
import org.rostrum.identity.group.Right;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client: takes its messages in order, one request at a time, and carries at most one seat. Bounds of rate, open
 * requests and faults are kept here, bounds of size and of what is sent by the socket. Thread-safe.
 */
final class Connection implements SignalConnection, SeatLink.Target {

    static final int MESSAGES_PER_SECOND = 50;
    static final int BURST = 200;
    static final int OPEN_REQUESTS = 64;
    static final int FAULTS = 20;
    static final Duration RECHECK = Duration.ofMinutes(1);
    static final Duration HELLO_WITHIN = Duration.ofSeconds(10);
    static final String PING = "ping";

    private static final Logger logger = LoggerFactory.getLogger(Connection.class);

    private final Hub hub;
    private final String id;
    private final String address;
    private final ClientFacts facts;
    private final Outlet outlet;
    private final TokenBucket bucket;
    private final Scheduler.Timer helloTimer;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private CompletableFuture<Object> tail = CompletableFuture.completedFuture(null);

    private volatile boolean closing;
    private volatile long checkedNs;
    private volatile @Nullable Login login;
    private volatile @Nullable SeatLink link;
    private volatile @Nullable Runnable afterAnswer;
    private @Nullable OnlinePlace place;
    private volatile HeldRights rights = HeldRights.NONE;

    Connection(Hub hub, String id, String address, ClientFacts facts, Outlet outlet) {
        this.hub = hub;
        this.id = id;
        this.address = address;
        this.facts = facts;
        this.outlet = outlet;
        this.bucket = new TokenBucket(hub.ticker, MESSAGES_PER_SECOND, BURST);
        this.helloTimer = hub.threads.scheduler().schedule(HELLO_WITHIN, this::helloMissing);
        hub.opened(this);
    }

    private void helloMissing() {
        if (login == null) {
            close(CloseCode.HELLO_TIMEOUT);
        }
    }

    /** One text message of the client. */
    void receive(String text) {
        if (closing) {
            return;
        }
        heard();
        if (!bucket.take() || open.get() >= OPEN_REQUESTS) {
            hub.overrun.increment();
            close(CloseCode.OVERRUN);
            return;
        }
        Envelope envelope = Envelope.read(text);
        if (envelope == null) {
            malformed("", CommonError.MALFORMED.code(), "a message is {\"type\":…,\"id\":…,\"body\":{…}}", null);
            return;
        }
        open.incrementAndGet();
        if (envelope.type().equals(PING) && login != null && idle()) {
            process(envelope);
        } else {
            enqueue(envelope);
        }
    }

    /**
     * No earlier request waits for its answer. Then a ping is answered where it is read: it waits for nothing, and two changes of
     * thread for each sign of life were a tenth of a meeting's processor time.
     */
    private synchronized boolean idle() {
        return tail.isDone();
    }

    private synchronized void enqueue(Envelope envelope) {
        Executor pool = login == null ? hub.threads.io() : hub.threads.cpu();
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
        if (login == null && !envelope.type().equals("hello")) {
            throw new RostrumException(SignalError.HELLO_FIRST, "the first message is hello");
        }
        HandlerRegistry.Entry entry = hub.handlers
                .find(envelope.type())
                .orElseThrow(() -> new RostrumException(SignalError.UNKNOWN_TYPE, "nobody handles " + envelope.type(), "type"));
        Optional<Schemas.Fault> fault = Schemas.check(entry.schema(), envelope.body());
        if (fault.isPresent()) {
            throw new RostrumException(SignalError.INVALID_BODY, fault.get().message(), fault.get().location());
        }
        return entry.request().run(this, envelope.body());
    }

    private void answer(Envelope envelope, @Nullable JsonNode body, @Nullable Throwable failure) {
        Runnable after = afterAnswer;
        afterAnswer = null;
        if (failure == null) {
            outlet.send(Wire.ok(envelope.id(), body == null || body.isNull() ? Wire.object() : body));
        } else {
            refuse(envelope, failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure);
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
                close(CloseCode.UNAUTHORIZED);
            }
        } else {
            logger.error("request {} of connection {} failed", envelope.type(), id, failure);
            outlet.send(Wire.error(envelope.id(), CommonError.INTERNAL.code(), "a fault of the server", null));
        }
    }

    private void malformed(String requestId, String code, String message, @Nullable String location) {
        hub.malformed.increment();
        outlet.send(Wire.error(requestId, code, message, location));
        if (faults.incrementAndGet() > FAULTS) {
            close(CloseCode.PROTOCOL);
        }
    }

    @Override
    public void update(SeatLink from, long sequence, SeatUpdate update) {
        if (from != link) {
            return;
        }
        Wire.Event event = Wire.update(update);
        outlet.send(Wire.event(event.type(), sequence, event.body()));
        if (update instanceof SeatUpdate.Ended) {
            unseat();
        }
    }

    /** Runs once, after the answer to the current request has been sent. */
    void afterAnswer(Runnable task) {
        afterAnswer = task;
    }

    void seat(SeatLink seated) {
        link = seated;
        if (closed.get()) {
            detach();
        }
    }

    /** The seat is over; the connection goes on. */
    void unseat() {
        if (link != null) {
            link = null;
            hub.handlers.released(this);
        }
    }

    private void heard() {
        seat().ifPresent(Seat::heard);
    }

    void close(CloseCode code) {
        closing = true;
        outlet.close(code);
    }

    /** The socket is closed, by whomever. Idempotent. */
    void closed() {
        closing = true;
        if (closed.compareAndSet(false, true)) {
            helloTimer.cancel();
            hub.closed(this);
            hub.devices.remove(this);
            rights.close();
            detach();
        }
    }

    private void detach() {
        Optional<Seat> seat = seat();
        link = null;
        seat.ifPresent(Seat::detach);
        hub.handlers.released(this);
        leaveOnline(seat.isPresent());
    }

    /** Keeps the place of the licence that hello took; a connection that has ended meanwhile gives it back. */
    void online(OnlinePlace taken) {
        synchronized (this) {
            place = taken;
        }
        if (closed.get()) {
            leaveOnline(false);
        }
    }

    /** Keeps the rights of who has said hello; a connection that has ended meanwhile lets go of them. */
    void hold(HeldRights held) {
        rights = held;
        if (closed.get()) {
            held.close();
        }
    }

    HeldRights rights() {
        return rights;
    }

    @Override
    public boolean may(Right right) {
        return rights.has(right);
    }

    /** From now on the client is told of each change; {@code told} is what it knows. */
    void followRights(Set<Right> told) {
        rights.onChange(this::tellRights);
        if (!rights.granted().equals(told)) {
            tellRights();
        }
    }

    private void tellRights() {
        send("rights", Wire.object().set("granted", Wire.rights(rights.granted())));
    }

    private void leaveOnline(boolean seated) {
        OnlinePlace taken;
        synchronized (this) {
            taken = place;
            place = null;
        }
        if (taken != null) {
            taken.leave(hub, seated);
        }
    }

    /** Looks once a minute whether the token still stands, so that a sign-out elsewhere ends this connection too. */
    void recheck() {
        Login who = login;
        long now = hub.ticker.nanos();
        if (who != null && now - checkedNs >= RECHECK.toNanos()) {
            try {
                hub.threads.io().execute(() -> closeIfSignedOut(who));
                checkedNs = now;
            } catch (RejectedExecutionException e) {
                logger.debug("token of connection {} is checked with the next sign of life: the pool is full", id);
            }
        }
    }

    /** Looks at once, if this account is the one connected. */
    void recheckIfOf(AccountKey account) {
        Login who = login;
        if (who != null && account().filter(account::equals).isPresent()) {
            hub.threads.io().execute(() -> closeIfSignedOut(who));
        }
    }

    /** Of whom it is; empty before hello and for guests. */
    Optional<AccountKey> account() {
        Login who = login;
        return who != null && who.identity() instanceof Identity.User user ? Optional.of(user.key()) : Optional.empty();
    }

    private void closeIfSignedOut(Login who) {
        try {
            if (hub.signIn.authenticate(who.token()).isEmpty()) {
                close(CloseCode.UNAUTHORIZED);
            }
        } catch (RostrumException e) {
            logger.debug("token of connection {} cannot be checked now: {}", id, e.error().code());
        }
    }

    /** From now on it is one of its account's devices; the answer to hello is on its way. */
    void announce() {
        hub.devices.add(this);
        if (closed.get()) {
            hub.devices.remove(this);
        }
    }

    void loggedIn(Login who) {
        login = who;
        checkedNs = hub.ticker.nanos();
        helloTimer.cancel();
    }

    @Nullable Login login() {
        return login;
    }

    ClientFacts facts() {
        return facts;
    }

    Hub hub() {
        return hub;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Identity identity() {
        Login who = login;
        if (who == null) {
            throw new IllegalStateException("no hello yet");
        }
        return who.identity();
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public int reachedPort() {
        return facts.reachedPort();
    }

    @Override
    public String reachedHost() {
        return facts.reachedHost();
    }

    @Override
    public String appInstance() {
        Login who = login;
        return who == null ? "" : who.appInstance();
    }

    @Override
    public Optional<Seat> seat() {
        SeatLink current = link;
        return current == null ? Optional.empty() : Optional.ofNullable(current.seat());
    }

    @Override
    public void send(String type, JsonNode body) {
        outlet.send(Wire.event(type, null, body));
    }

    /**
     * What the upgrade request told.
     *
     * @param sessionToken from the cookie of signed-in pages; null if none
     * @param guestToken   from the cookie of guests; null if none
     * @param reachedHost  of the server, as the address of the page says it
     * @param reachedPort  of the server, as the address of the page says it
     */
    record ClientFacts(@Nullable String sessionToken, @Nullable String guestToken, String userAgent, String reachedHost, int reachedPort) {
        @Override
        public String toString() {
            return "ClientFacts[" + userAgent + "]";
        }
    }

    /** Who it is, by which token, as which client. */
    record Login(Identity identity, String token, ObjectNode client, String appInstance) {
        @Override
        public String toString() {
            return "Login[" + identity.name() + "]";
        }
    }
}
