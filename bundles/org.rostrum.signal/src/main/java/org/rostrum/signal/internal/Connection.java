// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.conference.Seat;
import org.rostrum.conference.SeatUpdate;
import org.rostrum.edge.SignalConnection;
import org.rostrum.identity.Identity;
import org.rostrum.identity.group.HeldRights;
import org.rostrum.identity.group.Right;

/**
 * One client, which carries at most one seat: its {@linkplain RequestLine requests}, {@linkplain TokenWatch who it is} and
 * {@linkplain Holdings what it holds}, from the open socket to the closed one. Thread-safe.
 */
final class Connection implements SignalConnection, SeatLink.Target {

    static final Duration HELLO_WITHIN = Duration.ofSeconds(10);

    private final Hub hub;
    private final String id;
    private final String address;
    private final ClientFacts facts;
    private final Outlet outlet;
    private final RequestLine requests;
    private final TokenWatch token;
    private final Holdings holdings;
    private final Scheduler.Timer helloTimer;
    private volatile boolean closing;

    Connection(Hub hub, String id, String address, ClientFacts facts, Outlet outlet) {
        this.hub = hub;
        this.id = id;
        this.address = address;
        this.facts = facts;
        this.outlet = outlet;
        this.requests = new RequestLine(this, hub, outlet);
        this.token = new TokenWatch(this, hub);
        this.holdings = new Holdings(this, hub);
        this.helloTimer = hub.threads.scheduler().schedule(HELLO_WITHIN, this::helloMissing);
        hub.opened(this);
    }

    private void helloMissing() {
        if (login() == null) {
            close(CloseCode.HELLO_TIMEOUT);
        }
    }

    /** One text message of the client. */
    void receive(String text) {
        if (!closing) {
            seat().ifPresent(Seat::heard);
            requests.receive(text);
        }
    }

    /** Runs once, after the answer to the current request has been sent. */
    void afterAnswer(Runnable task) {
        requests.afterAnswer(task);
    }

    @Override
    public void update(SeatLink from, long sequence, SeatUpdate update) {
        if (!holdings.isSeat(from)) {
            return;
        }
        Wire.Event event = Wire.update(update, sight(seat().map(Seat::participant).orElse(null)));
        outlet.send(Wire.event(event.type(), sequence, event.body()));
        if (update instanceof SeatUpdate.Ended) {
            unseat();
        }
    }

    /** What this client is shown of others now. */
    Sight sight(@Nullable ParticipantId own) {
        return new Sight(own, seesIds());
    }

    /** Whether this client is shown the IDs of others: guests are (30/FLD-3), accounts as an administrator says (30/FLD-1). */
    boolean seesIds() {
        return identity() instanceof Identity.Guest || hub.idsShown.getAsBoolean();
    }

    void close(CloseCode code) {
        closing = true;
        outlet.close(code);
    }

    /** The socket is closed, by whomever. Idempotent. */
    void closed() {
        closing = true;
        if (holdings.end()) {
            helloTimer.cancel();
            hub.closed(this);
            hub.devices.remove(this);
            holdings.giveBack();
        }
    }

    // --- who it is

    void loggedIn(Login who) {
        token.loggedIn(who);
        helloTimer.cancel();
    }

    /** From now on it is one of its account's devices; the answer to hello is on its way. */
    void announce() {
        hub.devices.add(this);
        if (holdings.ended()) {
            hub.devices.remove(this);
        }
    }

    /** Looks once a minute whether the token still stands. */
    void recheck() {
        token.recheck();
    }

    /** Looks at once, if this account is the one connected. */
    void recheckIfOf(AccountKey account) {
        token.recheckIfOf(account);
    }

    /** Ends, if this account is the one connected: an administrator wants it so. */
    void disconnectIfOf(AccountKey account) {
        if (account().filter(account::equals).isPresent()) {
            close(CloseCode.ACCOUNT_DISCONNECTED);
        }
    }

    @Nullable Login login() {
        return token.login();
    }

    /** Of whom it is; empty before hello and for guests. */
    Optional<AccountKey> account() {
        return token.account();
    }

    @Override
    public Identity identity() {
        Login who = login();
        if (who == null) {
            throw new IllegalStateException("no hello yet");
        }
        return who.identity();
    }

    @Override
    public String appInstance() {
        Login who = login();
        return who == null ? "" : who.appInstance();
    }

    // --- what it holds

    void seat(SeatLink seated) {
        holdings.seat(seated);
    }

    /** The seat is over; the connection goes on. */
    void unseat() {
        holdings.unseat();
    }

    @Override
    public Optional<Seat> seat() {
        return holdings.seat();
    }

    /** Keeps the place of the licence that hello took; a connection that has ended meanwhile gives it back. */
    void online(OnlinePlace taken) {
        holdings.online(taken);
    }

    /** Keeps the rights of who has said hello; a connection that has ended meanwhile lets go of them. */
    void hold(HeldRights held) {
        holdings.hold(held);
    }

    HeldRights rights() {
        return holdings.rights();
    }

    @Override
    public boolean may(Right right) {
        return rights().has(right);
    }

    /** From now on the client is told of each change; {@code told} is what it knows. */
    void followRights(Set<Right> told) {
        rights().onChange(this::tellRights);
        if (!rights().granted().equals(told)) {
            tellRights();
        }
    }

    private void tellRights() {
        send("rights", Wire.object().set("granted", Wire.rights(rights().granted())));
    }

    // --- its facts

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
