// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.ChangeLog;
import org.rostrum.audit.ObjectChanges;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Account;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.VisibleFields;
import org.rostrum.identity.contact.AddressBookService;
import org.rostrum.identity.contact.Contact;
import org.rostrum.identity.contact.ContactError;
import org.rostrum.settings.SiteSettings;
import org.rostrum.store.JpaUnit;

/** Address books of accounts in the database. Source: 30 §6, 80 §8. Thread-safe. */
@Component(service = AddressBookService.class)
public final class StoredAddressBooks implements AddressBookService {

    static final String LOCATION = "contact_id";
    private static final int MAX_ROWS = 1_000;

    private final JpaUnit unit;
    private final StoredAccounts accounts;
    private final Targets targets;
    private final VisibleFields visible;
    private final ContactFolders folders;
    private final ObjectChanges<Changes.AccountState> changes;
    private final Clock clock;

    @Activate
    public StoredAddressBooks(
            @Reference IdentityUnit unit, @Reference StoredAccounts accounts, @Reference SiteSettings settings, @Reference ChangeLog changes) {
        this(unit, accounts, settings, changes, Clock.systemUTC());
    }

    StoredAddressBooks(IdentityUnit unit, StoredAccounts accounts, SiteSettings settings, ChangeLog changes, Clock clock) {
        this.unit = unit.jpa();
        this.accounts = accounts;
        this.targets = new Targets(accounts, settings);
        this.visible = new StoredVisibleFields(settings);
        this.folders = new ContactFolders(this.unit);
        this.changes = Changes.accounts(changes, clock);
        this.clock = clock;
    }

    @Override
    public Found list(AccountKey owner, String text, @Nullable Long folder, int offset, int limit) {
        String wanted = Names.searchKey(text.strip());
        int from = Math.max(0, offset);
        int size = Math.min(Math.max(0, limit), MAX_ROWS);
        return unit.read(em -> {
            if (folder != null) {
                ContactFolders.existing(em, owner, folder);
            }
            List<Long> groups = ContactRows.groupsOf(em, owner);
            WrittenContacts written = WrittenContacts.of(em, accounts, visible, owner, groups);
            List<Contact> first = written.matching(wanted, folder);
            ShownAccounts shown = ShownAccounts.of(em, owner, groups, new ShownAccounts.Search(wanted, SearchedFields.of(visible), folder));
            long others = shown.count(em);
            BookOrder order = new BookOrder(em, shown, first, others > 0);
            return new Found(first.size() + others, order.page(from, size, row -> written.shown(accounts.account(row))));
        });
    }

    @Override
    public Contact find(AccountKey owner, String callString) {
        return unit.read(em -> {
            Address address = targets.stored(em, callString, LOCATION);
            return seen(em, owner, address).orElseThrow(StoredAddressBooks::unknown);
        });
    }

    private Optional<Contact> seen(EntityManager em, AccountKey owner, Address address) {
        List<Long> groups = ContactRows.groupsOf(em, owner);
        WrittenContacts written = WrittenContacts.of(em, accounts, visible, owner, groups);
        Optional<Contact> found = written.find(address.hash());
        if (found.isPresent() || address.account().equals(NameEntity.NO_ACCOUNT)) {
            return found;
        }
        return Optional.ofNullable(em.find(AccountEntity.class, address.account()))
                .filter(account -> ShownAccounts.of(em, owner, groups, ShownAccounts.Search.ALL).includes(em, account.key()))
                .map(account -> written.shown(accounts.account(account)));
    }

    static RostrumException unknown() {
        return new RostrumException(ContactError.CONTACT_NOT_FOUND, "This is not in the address book.", LOCATION);
    }

    @Override
    public Contact add(AccountKey owner, String callString, @Nullable String displayName, String by) {
        String name = name(Objects.requireNonNullElse(displayName, ""));
        Written made = unit.write(em -> {
            AccountEntity person = existing(em, owner);
            Address address = Address.of(targets.find(em, callString, LOCATION));
            if (address.account().equals(owner.value())) {
                throw new RostrumException(ContactError.OWN_ACCOUNT, "Nobody stands in his own address book.", LOCATION);
            }
            put(em, ContactEntity.bookOf(owner), address, name, MAX_OWN, clock);
            return new Written(person.login(), address, seen(em, owner, address).orElseThrow(StoredAddressBooks::unknown));
        });
        log(made, owner, null, made.contact().id(), by);
        return made.contact();
    }

    private record Written(String login, Address address, Contact contact) {}

    /** Changes of people's own books by themselves are no changes of the configuration. */
    private void log(Written made, AccountKey owner, @Nullable String before, @Nullable String after, String by) {
        String id = accounts.find(owner).map(account -> account.id().toString()).orElse(made.login());
        if (!by.equals(id)) {
            changes.edited(id, by, Changes.book(before, after));
        }
    }

    /** Empty, or as names of people are. */
    static String name(String typed) {
        return typed.isBlank() ? "" : Names.displayName(typed, "display_name");
    }

    /** Writes an entry, or its name if it is there. */
    static void put(EntityManager em, String book, Address address, String name, int most, Clock clock) {
        ContactEntity row = em.find(ContactEntity.class, new ContactEntity.Key(book, address.hash()));
        if (row != null) {
            row.rename(name);
        } else if (ContactRows.count(em, book) >= most) {
            throw new RostrumException(ContactError.BOOK_FULL, "An address book has at most " + most + " entries.", LOCATION);
        } else {
            em.persist(new ContactEntity(book, address, name, clock.instant()));
        }
        em.flush();
    }

    @Override
    public Contact rename(AccountKey owner, String callString, String displayName, String by) {
        String name = name(displayName);
        return unit.write(em -> {
            Address address = targets.stored(em, callString, LOCATION);
            own(em, owner, address).rename(name);
            em.flush();
            return seen(em, owner, address).orElseThrow(StoredAddressBooks::unknown);
        });
    }

    @Override
    public void remove(AccountKey owner, String callString, String by) {
        Written gone = unit.write(em -> {
            Address address = targets.stored(em, callString, LOCATION);
            ContactEntity row = own(em, owner, address);
            Contact before = seen(em, owner, address).orElseThrow(StoredAddressBooks::unknown);
            em.remove(row);
            return new Written(existing(em, owner).login(), address, before);
        });
        log(gone, owner, gone.contact().id(), null, by);
    }

    private ContactEntity own(EntityManager em, AccountKey owner, Address address) {
        ContactEntity row = em.find(ContactEntity.class, new ContactEntity.Key(ContactEntity.bookOf(owner), address.hash()));
        if (row != null) {
            return row;
        }
        throw seen(em, owner, address).isPresent()
                ? new RostrumException(ContactError.CONTACT_INHERITED, "This entry comes from a group.", LOCATION)
                : unknown();
    }

    private static AccountEntity existing(EntityManager em, AccountKey owner) {
        AccountEntity row = em.find(AccountEntity.class, owner.value());
        if (row == null) {
            throw new RostrumException(IdentityError.USER_NOT_FOUND, "There is no such account.", "user_id");
        }
        return row;
    }

    @Override
    public List<Account> people(AccountKey owner, String text, int limit) {
        if (limit <= 0) {
            return List.of();
        }
        String found = SearchedFields.of(visible).condition();
        // the keys from an index, then the rows of those alone; beside functions the provider writes values into the text unless told
        return unit.read(em -> AccountSearch.rows(em, em.createQuery("select a.key from Account a where a.active = :active and a.key <> :owner and ("
                        + found + ") order by a.searchKey", UUID.class)
                .setHint("eclipselink.jdbc.bind-parameters", "true")
                .setParameter("active", true).setParameter("owner", owner.value()).setParameter("text", Names.searchKey(text.strip()))
                .setMaxResults(Math.min(limit, MAX_ROWS)).getResultList())).stream().map(accounts::account).toList();
    }

    @Override
    public List<Folder> folders(AccountKey owner) {
        return folders.list(owner);
    }

    @Override
    public Folder createFolder(AccountKey owner, String name) {
        return folders.create(owner, name);
    }

    @Override
    public Folder renameFolder(AccountKey owner, long folder, String name) {
        return folders.rename(owner, folder, name);
    }

    @Override
    public void deleteFolder(AccountKey owner, long folder) {
        folders.delete(owner, folder);
    }

    @Override
    public void sort(AccountKey owner, long folder, String callString, boolean in) {
        unit.run(em -> {
            FolderEntity row = ContactFolders.existing(em, owner, folder);
            Address address = targets.stored(em, callString, LOCATION);
            FolderEntryEntity entry = em.find(FolderEntryEntity.class, new FolderEntryEntity.Key(row.id(), address.hash()));
            if (in && entry == null) {
                seen(em, owner, address).orElseThrow(StoredAddressBooks::unknown);
                em.persist(new FolderEntryEntity(row.id(), address));
            } else if (!in && entry != null) {
                em.remove(entry);
            }
        });
    }
}
