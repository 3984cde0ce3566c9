// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rostrum.identity.contact.Contact;

/**
 * One list by name out of the entries that somebody wrote, which are in memory, and the accounts that groups show, which are in the
 * database and may be everybody. The database alone compares names: how it does is up to its collation, and pages must fit together.
 * Where names are the same, written entries come first. For one transaction.
 */
final class BookOrder {

    /** More written entries are not sorted among the accounts, but stand before them: a statement takes so many parameters. */
    static final int MOST_SORTED = 5_000;

    private final EntityManager em;
    private final ShownAccounts shown;
    private final boolean mixed;
    private final List<Contact> written;

    /**
     * @param written by name
     * @param others  whether there are shown accounts at all
     */
    BookOrder(EntityManager em, ShownAccounts shown, List<Contact> written, boolean others) {
        this.em = em;
        this.shown = shown;
        this.mixed = others && written.size() <= MOST_SORTED;
        this.written = mixed ? inOrder(written) : written;
    }

    private static String key(Contact contact) {
        return Names.displayKey(contact.displayName());
    }

    /** A part of the whole list. */
    List<Contact> page(int from, int size, Function<AccountEntity, Contact> contact) {
        int before = mixed ? writtenBefore(from) : Math.min(from, written.size());
        List<Contact> next = new ArrayList<>(written.subList(before, (int) Math.min(written.size(), (long) before + size)));
        shown.page(em, from - before, size).forEach(row -> next.add(contact.apply(row)));
        return (mixed ? inOrder(next) : next).stream().limit(size).toList();
    }

    /** How many of the first {@code count} entries of the whole list are written ones: those whose place is below. */
    private int writtenBefore(int count) {
        int low = 0;
        int high = Math.min(written.size(), count);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (middle + shown.countBefore(em, key(written.get(middle))) < count) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Sorted by the database; those of the same name keep their order. */
    private List<Contact> inOrder(List<Contact> contacts) {
        if (contacts.size() < 2) {
            return contacts;
        }
        String rows = IntStream.range(0, contacts.size())
                .mapToObj(number -> "(cast(?" + (number + 1) + " as varchar(150)), " + number + ")")
                .collect(Collectors.joining(", "));
        Query query = em.createNativeQuery("select v.n from (values " + rows + ") as v(k, n) order by v.k, v.n");
        for (int number = 0; number < contacts.size(); number++) {
            query.setParameter(number + 1, key(contacts.get(number)));
        }
        List<Contact> sorted = new ArrayList<>(contacts.size());
        for (Object number : query.getResultList()) {
            sorted.add(contacts.get(((Number) number).intValue()));
        }
        return sorted;
    }
}
