// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.IdentityError;

/** The one row that changes of who may administer take, one transaction after the other (20/SEC-5). */
@Entity(name = "AdminGuard")
@Table(name = "identity_admin_guard")
class AdminGuardEntity {

    private static final int ONLY = 1;

    @Id
    private int id;

    /** Waits for other changes to commit; what is read after it is their outcome. */
    static void take(EntityManager em) {
        em.find(AdminGuardEntity.class, ONLY, LockModeType.PESSIMISTIC_WRITE);
    }

    /** @throws RostrumException with {@link IdentityError#LAST_ADMINISTRATOR} if the change leaves nobody; rolls it back */
    static void refuseIfNobodyIsLeft(EntityManager em) {
        em.flush();
        boolean somebody = em.createQuery("select a from Administrator a where a.active = true", AdminEntity.class)
                .getResultList().stream().anyMatch(AdminEntity::counts);
        if (!somebody) {
            throw new RostrumException(IdentityError.LAST_ADMINISTRATOR, "this is the last administrator who may sign in");
        }
    }
}
