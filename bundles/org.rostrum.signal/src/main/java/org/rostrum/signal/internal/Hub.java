// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.thread.Threads;
import org.rostrum.base.time.Ticker;
import org.rostrum.conference.SessionDirectory;
import org.rostrum.identity.Account;
import org.rostrum.identity.SignInService;
import org.rostrum.identity.group.RightsService;
import org.rostrum.licence.Licence;
import org.rostrum.settings.SiteSettings;

/** What all connections share, and the list of them. Thread-safe. */
final class Hub {

    /** More sockets than this are refused: bounds memory before anybody has signed in. */
    static final int MAX_CONNECTIONS = 20_000;

    final SessionDirectory sessions;
    final SignInService signIn;
    final Function<AccountKey, Optional<Account>> accounts;
    final SiteSettings settings;
    final Licence licence;
    /** Whether accounts see the IDs of others now. */
    final BooleanSupplier idsShown;
    final RightsService rights;
    final Threads threads;
    final Clock clock;
    final Ticker ticker;
    final String version;
    final HandlerRegistry handlers = new HandlerRegistry();
    final Devices devices;
    final LongAdder malformed = new LongAdder();
    final LongAdder overrun = new LongAdder();
    final LongAdder slow = new LongAdder();
    /** Upgrades that were refused: foreign origin, and no room. */
    final LongAdder foreignOrigin = new LongAdder();

    final LongAdder noRoom = new LongAdder();

    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    Hub(SessionDirectory sessions, SignInService signIn, Function<AccountKey, Optional<Account>> accounts, SiteSettings settings,
            BooleanSupplier idsShown, Licence licence, RightsService rights, Threads threads, Clock clock, Ticker ticker, String version) {
        this.sessions = sessions;
        this.signIn = signIn;
        this.accounts = accounts;
        this.settings = settings;
        this.idsShown = idsShown;
        this.licence = licence;
        this.rights = rights;
        this.threads = threads;
        this.clock = clock;
        this.ticker = ticker;
        this.version = version;
        this.devices = new Devices(threads.io());
        SessionMessages.register(this);
    }

    boolean full() {
        return connections.size() >= MAX_CONNECTIONS;
    }

    void opened(Connection connection) {
        connections.add(connection);
    }

    void closed(Connection connection) {
        connections.remove(connection);
    }

    int size() {
        return connections.size();
    }

    /** Accounts with at least one greeted connection. */
    int usersOnline() {
        Set<AccountKey> online = new HashSet<>();
        connections.forEach(connection -> connection.account().ifPresent(online::add));
        return online.size();
    }

    /** Some tokens of this account have ended: connections that live by one of them end too. Never blocks. */
    void tokensEnded(AccountKey account) {
        connections.forEach(connection -> connection.recheckIfOf(account));
    }

    /** An administrator has ended all tokens of this account. Never blocks. */
    void disconnected(AccountKey account) {
        connections.forEach(connection -> connection.disconnectIfOf(account));
    }

    void closeAll(CloseCode code) {
        connections.forEach(c -> c.close(code));
    }
}
