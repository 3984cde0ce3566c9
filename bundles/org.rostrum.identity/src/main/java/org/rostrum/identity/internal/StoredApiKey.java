// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.identity.ApiKeyService;
import org.rostrum.store.JpaUnit;

/** The secret API key as a token without end. Source: 20/SEC-20…23. Thread-safe. */
@Component(service = ApiKeyService.class)
public final class StoredApiKey implements ApiKeyService {

    private final JpaUnit unit;
    private final Tokens tokens;
    private final AuditLog audit;
    private final Clock clock;

    @Activate
    public StoredApiKey(@Reference IdentityUnit unit, @Reference Tokens tokens, @Reference AuditLog audit) {
        this(unit, tokens, audit, Clock.systemUTC());
    }

    StoredApiKey(IdentityUnit unit, Tokens tokens, AuditLog audit, Clock clock) {
        this.unit = unit.jpa();
        this.tokens = tokens;
        this.audit = audit;
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
        unit.run(em -> {
            deleteAll(em);
            tokens.keep(em, key, TokenOwner.apiKey(), by);
        });
        tokens.forgetKeys();
        record("api_key.created", by);
        return key.text();
    }

    @Override
    public void delete(String by) {
        int deleted = unit.write(StoredApiKey::deleteAll);
        tokens.forgetKeys();
        if (deleted > 0) {
            record("api_key.deleted", by);
        }
    }

    private static int deleteAll(EntityManager em) {
        return em.createQuery("delete from Token t where t.kind = :kind").setParameter("kind", TokenKind.KEY).executeUpdate();
    }

    private void record(String type, String by) {
        audit.record(new AuditEvent(clock.instant(), type, by, null, null, Map.of()));
    }
}
