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
import org.rostrum.identity.VisibleFields.Viewer;
import org.rostrum.identity.VisibleFields;
import org.rostrum.identity.contact.Contact;

/**
 * The entries that somebody wrote into the books that a person sees: each once, with his own name for it before that of a group
 * (30/UAB-1). Immutable.
 */
final class WrittenContacts {

    private static final Comparator<Contact> BY_NAME =
            Comparator.comparing((Contact contact) -> Names.fold(contact.displayName())).thenComparing(Contact::id);

    private final Map<String, Entry> byHash;
    private final Map<String, List<Long>> folders;

    private WrittenContacts(Map<String, Entry> byHash, Map<String, List<Long>> folders) {
        this.byHash = byHash;
        this.folders = folders;
    }

    static WrittenContacts of(EntityManager em, StoredAccounts accounts, VisibleFields visible, AccountKey owner, List<Long> groups) {
        List<ContactEntity> rows = ContactRows.written(em, owner, groups);
        Map<UUID, AccountEntity> known = ContactRows.accounts(em, rows);
        Map<String, String> names = new TreeMap<>();
        groups.forEach(number -> {
            GroupEntity group = em.find(GroupEntity.class, number);
            names.put(ContactEntity.bookOfGroup(number), group == null ? "" : group.name());
        });
        Map<String, List<Long>> folders = ContactFolders.entries(em, owner);
        Map<String, List<ContactEntity>> same = new LinkedHashMap<>();
        rows.forEach(row -> same.computeIfAbsent(row.hash(), hash -> new ArrayList<>()).add(row));
        String own = ContactEntity.bookOf(owner);
        SearchedFields searched = SearchedFields.of(visible);
        Map<String, Entry> byHash = new HashMap<>();
        same.forEach((hash, all) -> {
            AccountEntity person = known.get(all.get(0).account());
            Account account = person == null ? null : accounts.account(person);
            Contact contact = merged(all, own, account, names, folders.getOrDefault(hash, List.of()));
            String more = account == null ? contact.id() : searched.text(visible.card(account, Viewer.COLLEAGUE), account.id().login());
            byHash.put(hash, new Entry(contact, Names.searchKey(contact.displayName() + "\n" + more)));
        });
        return new WrittenContacts(byHash, folders);
    }

    /** @param text compared form of what a search looks at */
    private record Entry(Contact contact, String text) {}

    /** @param rows the own one first */
    private static Contact merged(
            List<ContactEntity> rows, String own, @Nullable Account account, Map<String, String> names, List<Long> folders) {
        String id = account == null ? rows.get(0).address() : account.id().login();
        String fallback = account == null ? id : account.displayName();
        String name = rows.stream().map(ContactEntity::displayName).filter(given -> !given.isEmpty()).findFirst().orElse(fallback);
        List<String> groups = rows.stream().filter(row -> !row.book().equals(own)).map(row -> names.getOrDefault(row.book(), "")).toList();
        return new Contact(id, name, account, groups.size() < rows.size(), groups, folders);
    }

    Optional<Contact> find(String hash) {
        return Optional.ofNullable(byHash.get(hash)).map(Entry::contact);
    }

    /** Those that a search in a folder finds, by name. */
    List<Contact> matching(String wanted, @Nullable Long folder) {
        return byHash.values().stream()
                .filter(entry -> entry.text().contains(wanted))
                .map(Entry::contact)
                .filter(contact -> folder == null || contact.folders().contains(folder))
                .sorted(BY_NAME)
                .toList();
    }

    /** An account that a group shows by itself. */
    Contact shown(Account account) {
        String hash = Address.ofAccount(account.key().value(), "").hash();
        return new Contact(account.id().login(), account.displayName(), account, false, List.of(), folders.getOrDefault(hash, List.of()));
    }
}
