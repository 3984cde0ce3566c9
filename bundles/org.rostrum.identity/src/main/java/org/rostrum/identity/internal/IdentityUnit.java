// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.store.JpaUnit;
import org.rostrum.store.JpaUnits;

/** The one unit of this bundle, shared by its services. Thread-safe. */
@Component(service = IdentityUnit.class)
public final class IdentityUnit {

    private final JpaUnit unit;

    @Activate
    public IdentityUnit(@Reference JpaUnits units) {
        unit = units.open("identity", AccountEntity.class, ProfileColumns.class, NameEntity.class, AdminEntity.class, TokenEntity.class,
                GuestEntity.class, GuestNameEntity.class, SetupEntity.class, AdminGuardEntity.class, PreferencesEntity.class,
                LockoutEntity.class, ApplicationEntity.class, CodeEntity.class, AvatarEntity.class,
                GroupEntity.class, GroupMemberEntity.class, LimitEntity.class, ZoneEntity.class,
                GroupCallEntity.class, ContactEntity.class, FolderEntity.class, FolderEntryEntity.class, BlockEntity.class,
                GroupBookEntity.class, GroupBookShownEntity.class, ImportEntity.class, ImportRefusalEntity.class);
    }

    JpaUnit jpa() {
        return unit;
    }

    @Deactivate
    void close() {
        unit.close();
    }
}
