// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rostrum.identity.internal.LockoutRule.Count;

/** A row of the counters of wrong passwords. */
@Entity(name = "Lockout")
@Table(name = "identity_lockout")
class LockoutEntity {

    @Id
    private String owner;

    private String name;
    private int failures;

    @Column(name = "last_failure_at")
    private @Nullable Instant lastFailureAt;

    @Column(name = "locked_until")
    private @Nullable Instant lockedUntil;

    protected LockoutEntity() {}

    LockoutEntity(LockOwner owner, Count count) {
        this.owner = owner.key();
        set(owner, count);
    }

    final void set(LockOwner by, Count count) {
        name = Names.cut(by.name(), 400);
        failures = count.failures();
        lastFailureAt = count.lastFailureAt();
        lockedUntil = count.lockedUntil();
    }

    Count count() {
        return new Count(failures, lastFailureAt, lockedUntil);
    }

    LockOwner owner() {
        return new LockOwner(owner, name);
    }
}
