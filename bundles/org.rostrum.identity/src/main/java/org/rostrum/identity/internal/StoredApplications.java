// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.audit.ChangeLog;
import org.rostrum.audit.ConfigChange.Action;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.audit.ConfigChange;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.ApplicationService;
import org.rostrum.identity.IdentityError;
import org.rostrum.store.JpaUnit;

/** Applications in a table of their own. Source: 60/A.3, contract 61 section 4. Thread-safe. */
@Component(service = {ApplicationService.class, StoredApplications.class})
public final class StoredApplications implements ApplicationService {

    private static final int MAX_PERMISSIONS = 200;

    private final JpaUnit unit;
    private final Tokens tokens;
    private final ApplicationTokens own;
    private final PermissionRegistry permissions;
    private final AuditLog audit;
    private final ChangeLog changes;
    private final Clock clock;

    @Activate
    public StoredApplications(
            @Reference IdentityUnit unit, @Reference Tokens tokens, @Reference PermissionRegistry permissions, @Reference AuditLog audit,
            @Reference ChangeLog changes) {
        this(unit, tokens, permissions, audit, changes, Clock.systemUTC());
    }

    StoredApplications(IdentityUnit unit, Tokens tokens, PermissionRegistry permissions, AuditLog audit, ChangeLog changes, Clock clock) {
        this.unit = unit.jpa();
        this.tokens = tokens;
        this.own = new ApplicationTokens(unit.jpa(), clock);
        this.permissions = permissions;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public List<Application> list() {
        Map<String, Long> counts = own.counts();
        return unit.<List<ApplicationEntity>>read(em -> em.createQuery(
                        "select a from Application a order by a.name, a.id", ApplicationEntity.class).getResultList())
                .stream().map(row -> row.application(counts.getOrDefault(row.id(), 0L))).toList();
    }

    @Override
    public Application get(String id) {
        return shown(unit.read(em -> existing(em, id)));
    }

    @Override
    public Created create(NewApplication wanted, String by) {
        String secret = Token.randomHex().text();
        NewApplication checked = new NewApplication(Names.displayName(wanted.name(), "name"), wanted.confidential(),
                RedirectUris.check(wanted.redirectUris(), "redirect_uris"), checked(wanted.permissions()));
        ApplicationEntity row = new ApplicationEntity(Token.randomHex().text(), checked,
                wanted.confidential() ? new Token(secret).hash() : "", clock.instant(), by);
        unit.run(em -> em.persist(row));
        log(Action.CREATE, row, by, List.of(new Field("name", null, row.name()),
                new Field("redirect_uris", null, String.join(" ", row.redirectUris())),
                new Field("permissions", null, String.join(" ", row.permissions()))));
        return new Created(row.application(0), wanted.confidential() ? secret : null);
    }

    private List<String> checked(List<String> names) {
        List<String> distinct = List.copyOf(new LinkedHashSet<>(names));
        permissions.check(distinct, "permissions");
        if (distinct.size() > MAX_PERMISSIONS) {
            throw new RostrumException(CommonError.INVALID_VALUE, "These are too many permissions.", "permissions");
        }
        return distinct;
    }

    @Override
    public Application change(String id, Change change, String by) {
        String name = change.name() == null ? null : Names.displayName(change.name(), "name");
        List<String> uris = change.redirectUris() == null ? null : RedirectUris.check(change.redirectUris(), "redirect_uris");
        List<String> names = change.permissions() == null ? null : checked(change.permissions());
        List<Field> fields = new ArrayList<>();
        List<AccountKey> cutOff = new ArrayList<>();
        ApplicationEntity changed = unit.write(em -> {
            ApplicationEntity row = existing(em, id);
            if (name != null && !name.equals(row.name())) {
                fields.add(new Field("name", row.name(), name));
                row.setName(name);
            }
            if (uris != null && !uris.equals(row.redirectUris())) {
                fields.add(new Field("redirect_uris", String.join(" ", row.redirectUris()), String.join(" ", uris)));
                row.setRedirectUris(uris);
            }
            if (names != null && !names.equals(row.permissions())) {
                fields.add(new Field("permissions", String.join(" ", row.permissions()), String.join(" ", names)));
                row.setPermissions(names);
            }
            if (change.active() != null && change.active() != row.isActive()) {
                fields.add(new Field("active", String.valueOf(row.isActive()), change.active().toString()));
                row.setActive(change.active());
                if (!change.active()) {
                    cutOff.addAll(ApplicationTokens.endAll(em, id));
                }
            }
            return row;
        });
        forget(id, cutOff);
        if (!fields.isEmpty()) {
            log(Action.EDIT, changed, by, fields);
        }
        return shown(changed);
    }

    @Override
    public String renewSecret(String id, String by) {
        String secret = Token.randomHex().text();
        ApplicationEntity changed = unit.write(em -> {
            ApplicationEntity row = existing(em, id);
            if (!row.isConfidential()) {
                throw new RostrumException(CommonError.NOT_SUPPORTED, "This application has no secret.", "application_id");
            }
            row.setSecretHash(new Token(secret).hash());
            return row;
        });
        record("application.secret", changed, by, Map.of());
        log(Action.EDIT, changed, by, List.of(Field.secret("client_secret")));
        return secret;
    }

    @Override
    public void delete(String id, String by) {
        List<AccountKey> cutOff = new ArrayList<>();
        ApplicationEntity deleted = unit.write(em -> {
            ApplicationEntity row = existing(em, id);
            cutOff.addAll(ApplicationTokens.endAll(em, id));
            em.remove(row);
            return row;
        });
        forget(id, cutOff);
        log(Action.DELETE, deleted, by, List.of(new Field("name", deleted.name(), null)));
    }

    @Override
    public List<ApplicationToken> tokens(String id) {
        return own.list(unit.read(em -> existing(em, id)));
    }

    @Override
    public void endToken(String id, String tokenId, String by) {
        ApplicationEntity row = unit.read(em -> existing(em, id));
        Map<UUID, String> ended = new HashMap<>();
        boolean found = unit.write(em -> ApplicationTokens.end(em, id, tokenId, ended));
        forget(id, ended.keySet().stream().map(AccountKey::new).toList());
        if (found) {
            record("application.token_ended", row, by, Map.of("User", String.join(" ", ended.values())));
        }
    }

    private void forget(String id, List<AccountKey> cutOff) {
        tokens.forgetApplication(id);
        cutOff.forEach(tokens::tell);
    }

    private Application shown(ApplicationEntity row) {
        return row.application(own.counts().getOrDefault(row.id(), 0L));
    }

    private static ApplicationEntity existing(EntityManager em, String id) {
        @Nullable ApplicationEntity row = em.find(ApplicationEntity.class, Names.cut(id, 40));
        if (row == null) {
            throw new RostrumException(IdentityError.APPLICATION_NOT_FOUND, "There is no such application.", "application_id");
        }
        return row;
    }

    private void log(Action action, ApplicationEntity application, String by, List<Field> fields) {
        changes.record(new ConfigChange(clock.instant(), action, "application", application.id(), by, fields));
    }

    private void record(String type, ApplicationEntity application, String by, Map<String, String> details) {
        Map<String, String> all = new LinkedHashMap<>(details);
        all.put("Application", application.name());
        audit.record(new AuditEvent(clock.instant(), type, by, "app:" + application.id(), null, all));
    }
}
