// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.ErrorCode;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Account;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.contact.CallTarget;
import org.rostrum.identity.contact.CallTargets;
import org.rostrum.identity.contact.ContactError;
import org.rostrum.settings.SiteSettings;
import org.rostrum.store.JpaUnit;

/** Call strings looked up in the namespace of this server. Source: 80/UCS-1, UCS-6; 90/AB-2. Thread-safe. */
@Component(service = CallTargets.class)
public final class StoredCallTargets implements CallTargets {

    private static final String LOCATION = "call_string";
    private static final int CHUNK = 500;

    private final JpaUnit unit;
    private final Targets targets;

    @Activate
    public StoredCallTargets(@Reference IdentityUnit unit, @Reference StoredAccounts accounts, @Reference SiteSettings settings) {
        this.unit = unit.jpa();
        this.targets = new Targets(accounts, settings);
    }

    @Override
    public CallTarget find(String callString, String location) {
        return unit.read(em -> targets.find(em, callString, location));
    }

    @Override
    public Map<String, AccountKey> accounts(Collection<String> callStrings) {
        Map<String, String> keys = new HashMap<>();
        callStrings.forEach(text -> targets.nameKey(text).ifPresent(key -> keys.put(text, key)));
        Map<String, UUID> named = unit.read(em -> named(em, List.copyOf(new HashSet<>(keys.values()))));
        Map<String, AccountKey> found = new HashMap<>();
        keys.forEach((text, key) -> {
            UUID account = named.getOrDefault(key, Names.referred(key).orElse(NameEntity.NO_ACCOUNT));
            if (!account.equals(NameEntity.NO_ACCOUNT)) {
                found.put(text, new AccountKey(account));
            }
        });
        return found;
    }

    private static Map<String, UUID> named(EntityManager em, List<String> keys) {
        Map<String, UUID> found = new HashMap<>();
        for (int from = 0; from < keys.size(); from += CHUNK) {
            em.createQuery("select n from DialledName n where n.nameKey in :keys", NameEntity.class)
                    .setParameter("keys", keys.subList(from, Math.min(from + CHUNK, keys.size())))
                    .getResultList()
                    .forEach(name -> found.put(name.nameKey(), name.accountKey()));
        }
        return found;
    }

    @Override
    public CallTarget resolve(String callString, Account caller) {
        return unit.read(em -> {
            CallTarget target = targets.find(em, callString, LOCATION);
            if (target instanceof CallTarget.Person person) {
                AccountKey called = person.account().key();
                if (called.equals(caller.key())) {
                    throw refused(ContactError.OWN_ACCOUNT, "Nobody calls himself.");
                }
                if (!person.account().active()) {
                    throw refused(IdentityError.ACCOUNT_INACTIVE, "This account is deactivated.");
                }
                if (!BlockRows.blocking(em, Set.of(called), caller.key()).isEmpty()) {
                    throw refused(ContactError.BLOCKED, "This person does not take your calls.");
                }
            } else if (target instanceof CallTarget.Foreign foreign && foreign.refusal() != null) {
                throw refused(foreign.refusal(), "This address cannot be called from here.");
            }
            return target;
        });
    }

    private static RostrumException refused(ErrorCode code, String message) {
        return new RostrumException(code, message, LOCATION);
    }
}
