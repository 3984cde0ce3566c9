// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.GuestId;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.Identity;
import org.rostrum.identity.SignInService.Grant;
import org.rostrum.identity.SignInService.Session;

/**
 * What memory keeps of a token that was found good. Immutable.
 *
 * @param person whom it stands for; the server's name of an account ID is added when it is asked for
 */
record LiveToken(String id, TokenKind kind, Person person, Instant lastUsedAt, Instant expiresAt, @Nullable Through through) {

    /** Whom the secret API key stands for; no administrator can have this login. */
    static final AdminPerson API_KEY =
            new AdminPerson("#api-key", new Identity.Administrator("#api-key", Set.of(AdminRole.ADMIN)));

    /**
     * How an application got it.
     *
     * @param grantId tokens of one authorisation have the same
     * @param grant   what it may do; null for the built-in public application, which may all that its user may (61/AO-4)
     */
    record Through(String applicationId, String grantId, @Nullable Grant grant) {}

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

    record ProgramPerson(String id, String displayName) implements Person {
        @Override
        public Identity identity(String serverName) {
            return new Identity.Application(id, displayName);
        }
    }

    record GuestPerson(GuestId id, String displayName) implements Person {
        @Override
        public Identity identity(String serverName) {
            return new Identity.Guest(id, displayName);
        }
    }

    static LiveToken of(TokenEntity row, Person person) {
        return of(row, person, null);
    }

    static LiveToken of(TokenEntity row, Person person, @Nullable Through through) {
        return new LiveToken(row.id(), row.owner().kind(), person, row.lastUsedAt(), row.expiresAt(), through);
    }

    LiveToken used(Instant now) {
        return new LiveToken(id, kind, person, now, kind.idle().isZero() ? expiresAt : now.plus(kind.idle()), through);
    }

    boolean belongsTo(AccountKey account) {
        return person instanceof AccountPerson owner && owner.key().equals(account.value());
    }

    boolean belongsTo(String adminKey) {
        return person instanceof AdminPerson owner && owner.loginKey().equals(adminKey);
    }

    Session session(Token token, String serverName) {
        return new Session(id, person.identity(serverName), token.csrf(), expiresAt, grant());
    }

    private @Nullable Grant grant() {
        return kind == TokenKind.KEY ? Grant.API_KEY : through == null ? null : through.grant();
    }

    boolean isOf(String applicationId) {
        return through != null && through.applicationId().equals(applicationId);
    }

    boolean isOfGrant(String grantId) {
        return through != null && through.grantId().equals(grantId);
    }

    static AccountPerson person(AccountEntity account) {
        return new AccountPerson(account.key().value(), account.login(), account.displayName());
    }

    static AdminPerson person(AdminEntity admin) {
        return new AdminPerson(admin.loginKey(), admin.administrator());
    }
}
