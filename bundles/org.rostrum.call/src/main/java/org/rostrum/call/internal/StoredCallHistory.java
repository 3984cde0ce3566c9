// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.call.CallHistory;

/** Histories from the table. Thread-safe. */
@Component(service = CallHistory.class)
public final class StoredCallHistory implements CallHistory {

    private final CallTables tables;
    private final Clock clock;

    @Activate
    public StoredCallHistory(@Reference CallTables tables) {
        this(tables, Clock.systemUTC());
    }

    StoredCallHistory(CallTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public Page of(AccountKey account, Filter filter, boolean oldestFirst, int offset, int limit) {
        if (offset < 0 || limit < 1 || limit > LARGEST_PAGE) {
            throw new RostrumException(CommonError.INVALID_VALUE, "A page begins at 0 or more and has 1 to 1,000 entries.", "page_size");
        }
        Conditions where = new Conditions(account, filter);
        String order = oldestFirst ? " order by e.startedAt, e.ref" : " order by e.startedAt desc, e.ref";
        return tables.unit().read(em -> {
            Long total = where.bind(em.createQuery("select count(e) from CallEntry e" + where.text, Long.class)).getSingleResult();
            List<Entry> entries = where.bind(em.createQuery("select e from CallEntry e" + where.text + order, CallEntry.class))
                    .setFirstResult(offset)
                    .setMaxResults(limit)
                    .getResultList()
                    .stream()
                    .map(CallEntry::entry)
                    .toList();
            return new Page(total.intValue(), entries);
        });
    }

    @Override
    public int delete(AccountKey account, Filter filter) {
        Conditions where = new Conditions(account, filter);
        return tables.unit().write(em -> where.bind(em.createQuery("delete from CallEntry e" + where.text)).executeUpdate());
    }

    @Override
    public int unseen(AccountKey account) {
        return tables.unit().read(em -> {
            CallPerson person = em.find(CallPerson.class, account.value());
            Instant since = person == null || person.seenAt() == null ? Instant.EPOCH : person.seenAt();
            Long count = em.createQuery(
                            "select count(e) from CallEntry e where e.account = :account and e.type = :missed and e.startedAt > :since", Long.class)
                    .setParameter("account", account.value())
                    .setParameter("missed", Type.MISSED)
                    .setParameter("since", since)
                    .getSingleResult();
            return count.intValue();
        });
    }

    @Override
    public void see(AccountKey account) {
        tables.unit().run(em -> person(em, account).seen(clock.instant()));
    }

    @Override
    public Preferences preferences(AccountKey account) {
        return tables.unit().read(em -> {
            CallPerson person = em.find(CallPerson.class, account.value());
            return person == null ? Preferences.DEFAULT : person.preferences();
        });
    }

    @Override
    public Preferences prefer(AccountKey account, @Nullable Boolean waiting, @Nullable Boolean serverOnly) {
        return tables.unit().write(em -> {
            CallPerson person = person(em, account);
            person.prefer(waiting, serverOnly);
            return person.preferences();
        });
    }

    private static CallPerson person(EntityManager em, AccountKey account) {
        CallPerson person = em.find(CallPerson.class, account.value());
        if (person == null) {
            person = new CallPerson(account);
            em.persist(person);
        }
        return person;
    }

    /** A filter as a condition with its values. */
    private static final class Conditions {

        private final String text;
        private final Map<String, Object> values = new HashMap<>();

        Conditions(AccountKey account, Filter filter) {
            List<String> all = new ArrayList<>(List.of("e.account = :account"));
            values.put("account", account.value());
            if (!filter.text().isBlank()) {
                // the address of an account is its ID, or a name that was dialled for it
                String address = "locate(:text, lower(e.peerAddress)) > 0" + (filter.ids() ? "" : " and e.peer = :nobody");
                all.add("(locate(:text, lower(e.peerName)) > 0 or " + address + " or locate(:text, lower(e.title)) > 0)");
                values.put("text", filter.text().strip().toLowerCase(Locale.ROOT));
                if (!filter.ids()) {
                    values.put("nobody", CallRecord.NOBODY);
                }
            }
            if (filter.type() != null) {
                all.add("e.type = :type");
                values.put("type", filter.type());
            }
            if (filter.from() != null) {
                all.add("e.startedAt >= :from");
                values.put("from", filter.from());
            }
            if (filter.to() != null) {
                all.add("e.startedAt < :to");
                values.put("to", filter.to());
            }
            text = " where " + String.join(" and ", all);
        }

        <T extends Query> T bind(T query) {
            values.forEach(query::setParameter);
            return query;
        }
    }
}
