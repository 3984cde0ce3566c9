// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Account;
import org.rostrum.identity.contact.Contact;

/**
 * The entries that somebody wrote into the books that a person sees: each once, with his own name for it before that of a group
 * (30/UAB-1). Immutable.
 */
final class WrittenContacts {

    private static final Comparator<Contact> BY_NAME =
            Comparator.comparing((Contact contact) -> Names.fold(contact.displayName())).thenComparing(Contact::id);

    private final Map<String, Contact> byHash;
    private final Map<String, List<Long>> folders;

    private WrittenContacts(Map<String, Contact> byHash, Map<String, List<Long>> folders) {
        this.byHash = byHash;
        this.folders = folders;
    }

    static WrittenContacts of(EntityManager em, StoredAccounts accounts, AccountKey owner, List<Long> groups) {
        List<ContactEntity> rows = ContactRows.written(em, owner, groups);
        Map<UUID, Account> known = ContactRows.accounts(em, accounts, rows);
        Map<String, String> names = new TreeMap<>();
        groups.forEach(number -> {
            GroupEntity group = em.find(GroupEntity.class, number);
            names.put(ContactEntity.bookOfGroup(number), group == null ? "" : group.name());
        });
        Map<String, List<Long>> folders = ContactFolders.entries(em, owner);
        Map<String, List<ContactEntity>> same = new LinkedHashMap<>();
        rows.forEach(row -> same.computeIfAbsent(row.hash(), hash -> new ArrayList<>()).add(row));
        Map<String, Contact> byHash = new HashMap<>();
        same.forEach((hash, all) -> byHash.put(hash, merged(all, owner, known, names, folders.getOrDefault(hash, List.of()))));
        return new WrittenContacts(byHash, folders);
    }

    /** @param rows the own one first */
    private static Contact merged(
            List<ContactEntity> rows, AccountKey owner, Map<UUID, Account> known, Map<String, String> names, List<Long> folders) {
        ContactEntity first = rows.get(0);
        @Nullable Account account = known.get(first.account());
        String id = account == null ? first.address() : account.id().login();
        String fallback = account == null ? id : account.displayName();
        String name = rows.stream().map(ContactEntity::displayName).filter(given -> !given.isEmpty()).findFirst().orElse(fallback);
        String own = ContactEntity.bookOf(owner);
        List<String> groups = rows.stream().filter(row -> !row.book().equals(own)).map(row -> names.getOrDefault(row.book(), "")).toList();
        return new Contact(id, name, account, groups.size() < rows.size(), groups, folders);
    }

    Optional<Contact> find(String hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    /** Those that a search in a folder finds, by name. */
    List<Contact> matching(String wanted, @Nullable Long folder) {
        return byHash.values().stream()
                .filter(contact -> folder == null || contact.folders().contains(folder))
                .filter(contact -> wanted.isEmpty() || text(contact).contains(wanted))
                .sorted(BY_NAME)
                .toList();
    }

    private static String text(Contact contact) {
        Account account = contact.account();
        String more = account == null
                ? ""
                : String.join("\n", account.displayName(), account.email(), account.profile().firstName(), account.profile().lastName(),
                        account.profile().company());
        return Names.searchKey(contact.displayName() + "\n" + contact.id() + "\n" + more);
    }

    /** An account that a group shows by itself. */
    Contact shown(Account account) {
        String hash = Address.ofAccount(account.key().value(), "").hash();
        return new Contact(account.id().login(), account.displayName(), account, false, List.of(), folders.getOrDefault(hash, List.of()));
    }
}
