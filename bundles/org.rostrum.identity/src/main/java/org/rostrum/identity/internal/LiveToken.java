// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.time.Instant;
import java.util.UUID;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.GuestId;
import org.rostrum.identity.Identity;
import org.rostrum.identity.SignInService.Session;

/**
 * What memory keeps of a token that was found good. Immutable.
 *
 * @param person whom it stands for; the server's name of an account ID is added when it is asked for
 */
record LiveToken(String id, TokenKind kind, Person person, Instant lastUsedAt, Instant expiresAt) {

    /** The one behind a token. */
    sealed interface Person {
        Identity identity(String serverName);
    }

    record AccountPerson(UUID key, String login, String displayName) implements Person {
        @Override
        public Identity identity(String serverName) {
            return new Identity.User(new AccountKey(key), new AccountId(login, serverName), displayName);
        }
    }

    record AdminPerson(String loginKey, Identity.Administrator administrator) implements Person {
        @Override
        public Identity identity(String serverName) {
            return administrator;
        }
    }

    record GuestPerson(GuestId id, String displayName) implements Person {
        @Override
        public Identity identity(String serverName) {
            return new Identity.Guest(id, displayName);
        }
    }

    static LiveToken of(TokenEntity row, Person person) {
        return new LiveToken(row.id(), row.owner().kind(), person, row.lastUsedAt(), row.expiresAt());
    }

    LiveToken used(Instant now) {
        return new LiveToken(id, kind, person, now, kind.idle().isZero() ? expiresAt : now.plus(kind.idle()));
    }

    boolean belongsTo(AccountKey account) {
        return person instanceof AccountPerson owner && owner.key().equals(account.value());
    }

    boolean belongsTo(String adminKey) {
        return person instanceof AdminPerson owner && owner.loginKey().equals(adminKey);
    }

    Session session(Token token, String serverName) {
        return new Session(id, person.identity(serverName), token.csrf(), expiresAt);
    }

    static AccountPerson person(AccountEntity account) {
        return new AccountPerson(account.key().value(), account.login(), account.displayName());
    }

    static AdminPerson person(AdminEntity admin) {
        return new AdminPerson(admin.loginKey(), admin.administrator());
    }
}
