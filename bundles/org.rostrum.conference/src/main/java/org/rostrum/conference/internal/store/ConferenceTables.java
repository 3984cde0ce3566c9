// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.store;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.store.JpaUnit;
import org.rostrum.store.JpaUnits;
import org.rostrum.store.Outbox;

/** The one unit of this bundle and the outbox; the unit closes with the bundle. Thread-safe. */
@Component(service = ConferenceTables.class)
public final class ConferenceTables {

    private final JpaUnit unit;
    private final Outbox outbox;

    @Activate
    public ConferenceTables(@Reference JpaUnits units, @Reference Outbox outbox) {
        this.unit = units.open(
                "conference",
                ConferenceEntity.class,
                InvitationEntity.class,
                TagEntity.class,
                SessionEntity.class,
                JoinRecordEntity.class,
                JoinMediaEntity.class,
                JoinSampleEntity.class,
                SessionInviteEntity.class,
                ParticipantNameEntity.class,
                JournalEntity.class);
        this.outbox = outbox;
    }

    public JpaUnit unit() {
        return unit;
    }

    public Outbox outbox() {
        return outbox;
    }
}
