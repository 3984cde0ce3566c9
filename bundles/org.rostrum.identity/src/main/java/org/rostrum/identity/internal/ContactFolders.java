// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.contact.AddressBookService.Folder;
import org.rostrum.identity.contact.AddressBookService;
import org.rostrum.identity.contact.ContactError;
import org.rostrum.store.JpaUnit;

/** People's own groups of contacts. Source: 30/UAB-7. Thread-safe. */
final class ContactFolders {

    private static final String LOCATION = "display_name";

    private final JpaUnit unit;

    ContactFolders(JpaUnit unit) {
        this.unit = unit;
    }

    List<Folder> list(AccountKey owner) {
        return unit.read(em -> {
            Map<Long, Long> sizes = new HashMap<>();
            em.createQuery("select e.folder, count(e) from FolderEntry e where e.folder in "
                            + "(select f.id from ContactFolder f where f.account = :owner) group by e.folder", Object[].class)
                    .setParameter("owner", owner.value())
                    .getResultList()
                    .forEach(row -> sizes.put((Long) row[0], (Long) row[1]));
            return rows(em, owner).stream()
                    .map(row -> new Folder(row.id(), row.name(), sizes.getOrDefault(row.id(), 0L)))
                    .toList();
        });
    }

    private static List<FolderEntity> rows(EntityManager em, AccountKey owner) {
        return em.createQuery("select f from ContactFolder f where f.account = :owner order by f.nameKey", FolderEntity.class)
                .setParameter("owner", owner.value())
                .getResultList();
    }

    Folder create(AccountKey owner, String typed) {
        String name = name(typed);
        return unit.write(em -> {
            List<FolderEntity> rows = rows(em, owner);
            if (rows.size() >= AddressBookService.MAX_FOLDERS) {
                throw new RostrumException(ContactError.FOLDERS_FULL, "There are at most " + AddressBookService.MAX_FOLDERS + " folders.");
            }
            refuseIfTaken(rows, name, 0);
            FolderEntity row = new FolderEntity(owner.value(), name);
            em.persist(row);
            em.flush();
            return new Folder(row.id(), row.name(), 0);
        });
    }

    Folder rename(AccountKey owner, long folder, String typed) {
        String name = name(typed);
        unit.run(em -> {
            FolderEntity row = existing(em, owner, folder);
            refuseIfTaken(rows(em, owner), name, folder);
            row.rename(name);
        });
        return list(owner).stream().filter(one -> one.id() == folder).findFirst().orElseThrow(ContactFolders::unknown);
    }

    void delete(AccountKey owner, long folder) {
        unit.run(em -> {
            FolderEntity row = existing(em, owner, folder);
            em.createQuery("delete from FolderEntry e where e.folder = :folder").setParameter("folder", folder).executeUpdate();
            em.remove(row);
        });
    }

    private static String name(String typed) {
        try {
            return Names.displayName(typed, LOCATION);
        } catch (RostrumException e) {
            throw new RostrumException(ContactError.FOLDER_NAME_INVALID, "a folder's name has 1 to 240 visible characters", LOCATION, e);
        }
    }

    private static void refuseIfTaken(List<FolderEntity> rows, String name, long own) {
        String key = GroupEntity.key(name);
        if (rows.stream().anyMatch(row -> row.id() != own && GroupEntity.key(row.name()).equals(key))) {
            throw new RostrumException(CommonError.UNIQUE_VALUE_IN_USE, "there is a folder of this name", LOCATION);
        }
    }

    /** A folder of this account. @throws RostrumException with {@link ContactError#FOLDER_NOT_FOUND} */
    static FolderEntity existing(EntityManager em, AccountKey owner, long folder) {
        FolderEntity row = em.find(FolderEntity.class, folder);
        if (row == null || !row.account().equals(owner.value())) {
            throw unknown();
        }
        return row;
    }

    private static RostrumException unknown() {
        return new RostrumException(ContactError.FOLDER_NOT_FOUND, "There is no such folder.", "folder_id");
    }

    /** Folders of an account by the hash of what is in them. */
    static Map<String, List<Long>> entries(EntityManager em, AccountKey owner) {
        Map<String, List<Long>> found = new HashMap<>();
        em.createQuery("select e from FolderEntry e where e.folder in (select f.id from ContactFolder f where f.account = :owner)",
                        FolderEntryEntity.class)
                .setParameter("owner", owner.value())
                .getResultList()
                .forEach(entry -> found.computeIfAbsent(entry.hash(), hash -> new ArrayList<>()).add(entry.folder()));
        return found;
    }
}
