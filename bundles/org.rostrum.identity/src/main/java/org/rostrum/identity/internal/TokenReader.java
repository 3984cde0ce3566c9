// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.GuestId;
import org.rostrum.identity.GrantService;
import org.rostrum.identity.SignInService.Grant;

/** From a row to what a token means: nothing, where the one behind it is gone or inactive. Stateless but for the registry. */
final class TokenReader {

    private final PermissionRegistry permissions;

    TokenReader(PermissionRegistry permissions) {
        this.permissions = permissions;
    }

    Optional<LiveToken> find(EntityManager em, String hash) {
        TokenEntity row = em.find(TokenEntity.class, hash);
        // a refresh token opens nothing by itself
        return row == null || row.owner().kind() == TokenKind.REFRESH ? Optional.empty() : meaning(em, row);
    }

    /** Of any row, refresh tokens too. */
    Optional<LiveToken> meaning(EntityManager em, TokenEntity row) {
        String application = row.applicationId();
        if (application == null || application.equals(GrantService.PUBLIC_CLIENT)) {
            LiveToken.Through through = application == null ? null : through(row, application, null);
            return person(em, row.owner()).map(person -> LiveToken.of(row, person, through));
        }
        ApplicationEntity program = em.find(ApplicationEntity.class, application);
        if (program == null || !program.isActive()) {
            return Optional.empty();
        }
        Grant grant = new Grant(application, permissions.effective(program.permissions(), ApplicationEntity.split(row.scope(), " ")));
        return person(em, row.owner()).map(person -> LiveToken.of(row, person, through(row, application, grant)));
    }

    private static LiveToken.Through through(TokenEntity row, String application, @Nullable Grant grant) {
        return new LiveToken.Through(application, row.grantId() == null ? "" : row.grantId(), grant);
    }

    private static Optional<LiveToken.Person> person(EntityManager em, TokenOwner owner) {
        return switch (owner.kind()) {
            case SESSION, ACCESS, REFRESH -> Optional.ofNullable(em.find(AccountEntity.class, owner.accountKey()))
                    .filter(AccountEntity::isActive)
                    .map(LiveToken::person);
            case ADMIN -> Optional.ofNullable(em.find(AdminEntity.class, owner.id())).filter(AdminEntity::isActive).map(LiveToken::person);
            case GUEST -> Optional.ofNullable(em.find(GuestEntity.class, owner.id()))
                    .map(guest -> new LiveToken.GuestPerson(new GuestId(owner.id()), guest.displayName()));
            case PROGRAM -> Optional.ofNullable(em.find(ApplicationEntity.class, owner.id()))
                    .map(program -> new LiveToken.ProgramPerson(program.id(), program.name()));
            case KEY -> Optional.of(LiveToken.API_KEY);
        };
    }
}
