// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.ChangeLog;
import org.rostrum.audit.ObjectChanges;
import org.rostrum.identity.Account;
import org.rostrum.identity.contact.Contact;
import org.rostrum.identity.contact.GroupBookService;
import org.rostrum.identity.group.Group;
import org.rostrum.settings.SiteSettings;
import org.rostrum.store.JpaUnit;

/** Address books of groups in the database. Source: 30 §11. Thread-safe. */
@Component(service = GroupBookService.class)
public final class StoredGroupBooks implements GroupBookService {

    private final JpaUnit unit;
    private final StoredAccounts accounts;
    private final Targets targets;
    private final ObjectChanges<Group> changes;
    private final Clock clock;

    @Activate
    public StoredGroupBooks(
            @Reference IdentityUnit unit, @Reference StoredAccounts accounts, @Reference SiteSettings settings, @Reference ChangeLog changes) {
        this(unit, accounts, settings, changes, Clock.systemUTC());
    }

    StoredGroupBooks(IdentityUnit unit, StoredAccounts accounts, SiteSettings settings, ChangeLog changes, Clock clock) {
        this.unit = unit.jpa();
        this.accounts = accounts;
        this.targets = new Targets(accounts, settings);
        this.changes = Changes.groups(changes, clock);
        this.clock = clock;
    }

    private record Changed(String group, @Nullable String before, @Nullable String after) {}

    private void log(Changed changed, String by) {
        changes.edited(changed.group(), by, Changes.book(changed.before(), changed.after()));
    }

    @Override
    public Shows shows(String group) {
        return unit.read(em -> shows(em, GroupRows.existing(em, group)));
    }

    private static Shows shows(EntityManager em, GroupEntity group) {
        GroupBookEntity row = em.find(GroupBookEntity.class, group.number());
        if (row == null) {
            return Shows.NOBODY;
        }
        List<Long> numbers = em.createQuery("select s.shown from GroupBookShown s where s.group = :group order by s.shown", Long.class)
                .setParameter("group", group.number())
                .getResultList();
        return new Shows(row.kind(), numbers.stream()
                .map(number -> em.find(GroupEntity.class, number))
                .filter(Objects::nonNull)
                .map(GroupEntity::id)
                .toList());
    }

    @Override
    public Shows setShows(String group, Shows wanted, String by) {
        Changed changed = unit.write(em -> {
            GroupEntity row = GroupRows.locked(em, group);
            String before = words(shows(em, row));
            List<Long> shown = wanted.kind() == Shows.Kind.GROUPS
                    ? wanted.groups().stream().distinct().map(id -> GroupRows.existing(em, id).number()).toList()
                    : List.of();
            em.createQuery("delete from GroupBookShown s where s.group = :group").setParameter("group", row.number()).executeUpdate();
            shown.forEach(number -> em.persist(new GroupBookShownEntity(row.number(), number)));
            GroupBookEntity book = em.find(GroupBookEntity.class, row.number());
            if (book == null) {
                em.persist(new GroupBookEntity(row.number(), wanted.kind()));
            } else {
                book.set(wanted.kind());
            }
            em.flush();
            return new Changed(row.name(), before, words(shows(em, row)));
        });
        log(changed, by);
        return shows(group);
    }

    private static String words(Shows shows) {
        String kind = shows.kind().name().toLowerCase(Locale.ROOT);
        return shows.groups().isEmpty() ? kind : kind + " " + String.join(",", shows.groups());
    }

    @Override
    public List<Contact> list(String group, String text) {
        String wanted = Names.fold(text.strip());
        List<Contact> all = unit.read(em -> {
            List<ContactEntity> rows = ContactRows.in(em, List.of(ContactEntity.bookOf(GroupRows.existing(em, group))));
            Map<UUID, AccountEntity> known = ContactRows.accounts(em, rows);
            return rows.stream().map(row -> contact(row, known.get(row.account()))).toList();
        });
        return all.stream()
                .filter(contact -> Names.fold(contact.displayName() + "\n" + contact.id()).contains(wanted))
                .sorted(Comparator.comparing((Contact contact) -> Names.fold(contact.displayName())).thenComparing(Contact::id))
                .toList();
    }

    private Contact contact(ContactEntity row, @Nullable AccountEntity person) {
        Account account = person == null ? null : accounts.account(person);
        String id = account == null ? row.address() : account.id().login();
        String name = !row.displayName().isEmpty() ? row.displayName() : account == null ? id : account.displayName();
        return new Contact(id, name, account, true, List.of(), List.of());
    }

    @Override
    public Contact add(String group, String callString, @Nullable String displayName, String by) {
        String name = StoredAddressBooks.name(Objects.requireNonNullElse(displayName, ""));
        Contact[] made = new Contact[1];
        Changed changed = unit.write(em -> {
            GroupEntity row = GroupRows.locked(em, group);
            Address address = Address.of(targets.find(em, callString, StoredAddressBooks.LOCATION));
            String book = ContactEntity.bookOf(row);
            StoredAddressBooks.put(em, book, address, name, MAX, clock);
            ContactEntity entry = em.find(ContactEntity.class, new ContactEntity.Key(book, address.hash()));
            made[0] = contact(entry, ContactRows.accounts(em, List.of(entry)).get(address.account()));
            return new Changed(row.name(), null, made[0].id());
        });
        log(changed, by);
        return made[0];
    }

    @Override
    public void remove(String group, String callString, String by) {
        Changed changed = unit.write(em -> {
            GroupEntity row = GroupRows.locked(em, group);
            Address address = targets.stored(em, callString, StoredAddressBooks.LOCATION);
            ContactEntity entry = em.find(ContactEntity.class, new ContactEntity.Key(ContactEntity.bookOf(row), address.hash()));
            if (entry == null) {
                throw StoredAddressBooks.unknown();
            }
            em.remove(entry);
            return new Changed(row.name(), address.text(), null);
        });
        log(changed, by);
    }
}
