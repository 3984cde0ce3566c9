// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Identity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who a connection is, and whether his token still stands, so that a sign-out elsewhere ends the connection too. Thread-safe. */
final class TokenWatch {

    static final Duration RECHECK = Duration.ofMinutes(1);

    private static final Logger logger = LoggerFactory.getLogger(TokenWatch.class);

    private final Connection connection;
    private final Hub hub;
    private volatile long checkedNs;
    private volatile Connection.@Nullable Login login;

    TokenWatch(Connection connection, Hub hub) {
        this.connection = connection;
        this.hub = hub;
    }

    void loggedIn(Connection.Login who) {
        login = who;
        checkedNs = hub.ticker.nanos();
    }

    Connection.@Nullable Login login() {
        return login;
    }

    /** Of whom it is; empty before hello and for guests. */
    Optional<AccountKey> account() {
        Connection.Login who = login;
        return who != null && who.identity() instanceof Identity.User user ? Optional.of(user.key()) : Optional.empty();
    }

    /** Looks, at most once a minute. */
    void recheck() {
        Connection.Login who = login;
        long now = hub.ticker.nanos();
        if (who != null && now - checkedNs >= RECHECK.toNanos()) {
            try {
                hub.threads.io().execute(() -> closeIfSignedOut(who));
                checkedNs = now;
            } catch (RejectedExecutionException e) {
                logger.debug("token of connection {} is checked with the next sign of life: the pool is full", connection.id());
            }
        }
    }

    /** Looks at once, if this account is the one connected. */
    void recheckIfOf(AccountKey account) {
        Connection.Login who = login;
        if (who != null && account().filter(account::equals).isPresent()) {
            hub.threads.io().execute(() -> closeIfSignedOut(who));
        }
    }

    private void closeIfSignedOut(Connection.Login who) {
        try {
            if (hub.signIn.authenticate(who.token()).isEmpty()) {
                connection.close(account().map(this::whyOut).orElse(CloseCode.UNAUTHORIZED));
            }
        } catch (RostrumException e) {
            logger.debug("token of connection {} cannot be checked now: {}", connection.id(), e.error().code());
        }
    }

    private CloseCode whyOut(AccountKey account) {
        return hub.accounts.apply(account)
                .map(found -> found.active() ? CloseCode.UNAUTHORIZED : CloseCode.ACCOUNT_INACTIVE)
                .orElse(CloseCode.ACCOUNT_DELETED);
    }
}
