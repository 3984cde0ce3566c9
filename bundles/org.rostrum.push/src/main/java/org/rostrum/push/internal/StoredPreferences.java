// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.util.Objects;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.event.AccountDeleted;
import org.rostrum.push.PushPreferences;
import org.rostrum.store.OutboxSubscriber;

/** Choices of accounts in the database; a deleted account's one goes with it. Thread-safe, blocks. */
@Component(service = {PushPreferences.class, OutboxSubscriber.class})
public final class StoredPreferences implements PushPreferences, OutboxSubscriber {

    private final PushUnit unit;

    @Activate
    public StoredPreferences(@Reference PushUnit unit) {
        this.unit = unit;
    }

    @Override
    public Choice of(AccountKey account) {
        return unit.jpa().read(em -> Optional.ofNullable(em.find(PreferenceEntity.class, account.value()))
                .map(PreferenceEntity::choice).orElse(Choice.EVERYTHING));
    }

    @Override
    public Choice change(AccountKey account, Change change) {
        return unit.jpa().write(em -> {
            PreferenceEntity row = em.find(PreferenceEntity.class, account.value());
            Choice chosen = changed(row == null ? Choice.EVERYTHING : row.choice(), change);
            PreferenceEntity kept = row == null ? new PreferenceEntity(account.value()) : row;
            kept.set(chosen);
            em.persist(kept);
            return chosen;
        });
    }

    private static Choice changed(Choice now, Change change) {
        QuietHours hours = now.hours();
        QuietHours wanted = new QuietHours(Objects.requireNonNullElse(change.from(), hours.from()),
                Objects.requireNonNullElse(change.until(), hours.until()), Objects.requireNonNullElse(change.zone(), hours.zone()));
        if (wanted.from().equals(wanted.until())) {
            throw new RostrumException(CommonError.INVALID_VALUE, "Quiet hours end at another time than they begin.", "quiet_until");
        }
        return new Choice(Objects.requireNonNullElse(change.calls(), now.calls()),
                Objects.requireNonNullElse(change.missedCalls(), now.missedCalls()), Objects.requireNonNullElse(change.quiet(), now.quiet()), wanted);
    }

    @Override
    public String name() {
        return "push.preferences";
    }

    @Override
    public boolean wants(String topic) {
        return topic.equals(AccountDeleted.TOPIC);
    }

    @Override
    public void deliver(Event event) {
        AccountDeleted deleted = AccountDeleted.of(event);
        unit.jpa().run(em -> em.createQuery("delete from PushPreference p where p.account = :account")
                .setParameter("account", deleted.account().value()).executeUpdate());
    }
}
