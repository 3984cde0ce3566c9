// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.util.UUID;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.GuestId;

/**
 * Whom a token stands for. Immutable.
 *
 * @param id key of an account, compared login of an administrator, or ID of a guest or application, as the kind says
 */
record TokenOwner(TokenKind kind, String id) {

    static TokenOwner session(AccountKey account) {
        return new TokenOwner(TokenKind.SESSION, account.toString());
    }

    static TokenOwner access(AccountKey account) {
        return new TokenOwner(TokenKind.ACCESS, account.toString());
    }

    static TokenOwner refresh(AccountKey account) {
        return new TokenOwner(TokenKind.REFRESH, account.toString());
    }

    static TokenOwner program(String applicationId) {
        return new TokenOwner(TokenKind.PROGRAM, applicationId);
    }

    static TokenOwner apiKey() {
        return new TokenOwner(TokenKind.KEY, LiveToken.API_KEY.loginKey());
    }

    static TokenOwner admin(String loginKey) {
        return new TokenOwner(TokenKind.ADMIN, loginKey);
    }

    static TokenOwner guest(GuestId guest) {
        return new TokenOwner(TokenKind.GUEST, guest.value());
    }

    boolean isAccount() {
        return kind == TokenKind.SESSION || kind == TokenKind.ACCESS || kind == TokenKind.REFRESH;
    }

    UUID accountKey() {
        return UUID.fromString(id);
    }
}
