// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.ChangeLog;
import org.rostrum.audit.ConfigChange.Action;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.audit.ConfigChange;
import org.rostrum.identity.ApiKeyService;
import org.rostrum.store.JpaUnit;

/** The secret API key as a token without end. Source: 20/SEC-20…23. Thread-safe. */
@Component(service = ApiKeyService.class)
public final class StoredApiKey implements ApiKeyService {

    private final JpaUnit unit;
    private final Tokens tokens;
    private final ChangeLog changes;
    private final Clock clock;

    @Activate
    public StoredApiKey(@Reference IdentityUnit unit, @Reference Tokens tokens, @Reference ChangeLog changes) {
        this(unit, tokens, changes, Clock.systemUTC());
    }

    StoredApiKey(IdentityUnit unit, Tokens tokens, ChangeLog changes, Clock clock) {
        this.unit = unit.jpa();
        this.tokens = tokens;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> createdAt() {
        return unit.<List<TokenEntity>>read(em -> em.createQuery("select t from Token t where t.kind = :kind", TokenEntity.class)
                        .setParameter("kind", TokenKind.KEY)
                        .getResultList())
                .stream().map(TokenEntity::createdAt).findFirst();
    }

    @Override
    public String create(String by) {
        Token key = Token.randomKey();
        boolean replaced = unit.write(em -> {
            int former = deleteAll(em);
            tokens.keep(em, key, TokenOwner.apiKey(), by);
            return former > 0;
        });
        tokens.forgetKeys();
        record(replaced ? Action.EDIT : Action.CREATE, by);
        return key.text();
    }

    @Override
    public void delete(String by) {
        int deleted = unit.write(StoredApiKey::deleteAll);
        tokens.forgetKeys();
        if (deleted > 0) {
            record(Action.DELETE, by);
        }
    }

    private static int deleteAll(EntityManager em) {
        return em.createQuery("delete from Token t where t.kind = :kind").setParameter("kind", TokenKind.KEY).executeUpdate();
    }

    /** 20/SEC-23. */
    private void record(Action action, String by) {
        changes.record(new ConfigChange(clock.instant(), action, "api_key", "", by, List.of(Field.secret("key"))));
    }
}
