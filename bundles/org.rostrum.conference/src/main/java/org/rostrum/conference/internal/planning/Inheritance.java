// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.planning;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.conference.Conference;
import org.rostrum.conference.Invitation;
import org.rostrum.conference.event.ConferenceEvent;
import org.rostrum.conference.internal.store.ConferenceRows;
import org.rostrum.conference.internal.store.ConferenceTables;
import org.rostrum.conference.internal.store.Json;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.event.AccountDeleted;
import org.rostrum.store.OutboxSubscriber;

/**
 * Gives the conferences of a deleted account to its heir, or to nobody (00/R-86), and takes the account off their lists and
 * those of others. Hears of it by a durable event, so that it happens once the account is gone, whatever stops meanwhile.
 */
@Component(service = OutboxSubscriber.class)
public final class Inheritance implements OutboxSubscriber {

    private static final String BY = "server";

    private final ConferenceTables tables;
    private final People people;

    @Activate
    public Inheritance(@Reference ConferenceTables tables, @Reference AccountService accounts) {
        this.tables = tables;
        this.people = new People(accounts);
    }

    @Override
    public String name() {
        return "conference.inheritance";
    }

    @Override
    public boolean wants(String topic) {
        return topic.equals(AccountDeleted.TOPIC);
    }

    @Override
    public void deliver(Event event) {
        AccountDeleted deleted = AccountDeleted.of(event);
        handOver(deleted.account(), deleted.heir(), event.at());
    }

    private void handOver(AccountKey gone, @Nullable AccountKey heir, Instant at) {
        List<String> concerned = tables.unit().read(em -> em.createQuery(
                        "select c.id from Conference c where c.owner = :gone or exists"
                                + " (select 1 from Invitation i where i.conferenceId = c.id and i.account = :gone)", String.class)
                .setParameter("gone", gone.value())
                .getResultList());
        // each its own transaction: an owner may have thousands
        concerned.forEach(id -> tables.unit().run(em -> handOver(em, new ConferenceId(id), gone, heir, at)));
    }

    private void handOver(EntityManager em, ConferenceId id, AccountKey gone, @Nullable AccountKey heir, Instant at) {
        ConferenceRows rows = new ConferenceRows(em);
        rows.lock(id).map(ConferenceRows.Stored::conference).ifPresent(old -> {
            AccountKey owner = !old.owner().equals(gone) ? old.owner() : heir == null ? Conference.NOBODY : heir;
            List<Invitation> list = old.invitations().stream().filter(one -> !gone.equals(one.account())).toList();
            List<String> fields = new ArrayList<>(List.of("invitations"));
            if (!owner.equals(old.owner())) {
                fields.add("owner");
            }
            rows.update(new Conference(old.id(), old.topic(), old.description(), owner, old.access(), old.mode(), old.launchType(),
                    people.withOwner(list, owner), old.uninvitedAllowed(), old.tags(), old.createdAt(), at));
            ConferenceEvent changed = new ConferenceEvent.Changed(at, id, fields, BY);
            tables.outbox().append(em, changed.topic(), at, Json.write(changed));
        });
    }
}
