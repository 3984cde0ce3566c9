// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Identity;
import org.rostrum.identity.group.HeldRights;
import org.rostrum.identity.group.Right;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the people of a call may while it goes on, up to date (30/GRP-13). What goes from browser to browser passes no gate of this server:
 * so it may go there only while there is nothing that a gate would hold back. Confined to the call's queue.
 */
final class CallRights {

    private static final Logger logger = LoggerFactory.getLogger(CallRights.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Map<AccountKey, HeldRights> held = new HashMap<>();
    private final CallOwner owner;
    private final CallQueue queue;
    private final Runnable changed;
    private boolean closed;

    /** @param changed called on the queue when somebody's rights are others */
    CallRights(CallOwner owner, CallQueue queue, Runnable changed) {
        this.owner = owner;
        this.queue = queue;
        this.changed = changed;
    }

    /**
     * His rights on this connection decide from now on; where they cannot be read now, it is tried again. Without the connection nobody
     * knows his zone: those of before hold until he is back on another one.
     */
    void follow(Identity.User who, String device) {
        if (closed) {
            return;
        }
        Optional<HeldRights> now;
        try {
            now = owner.rights(who, device);
        } catch (RuntimeException e) {
            logger.debug("rights of {} are read later", who.name(), e);
            owner.scheduler().schedule(AGAIN, () -> queue.submit(() -> follow(who, device)));
            return;
        }
        now.ifPresent(rights -> hold(who.key(), rights));
    }

    private void hold(AccountKey who, HeldRights rights) {
        HeldRights before = held.put(who, rights);
        if (before != null) {
            before.close();
        }
        rights.onChange(() -> queue.submit(changed));
        changed.run();
    }

    /** Whether he may go on with a call that he began; true while it is not known. */
    boolean mayCall(AccountKey caller) {
        return may(caller, Right.CALL);
    }

    /** Whether nothing of these two has to be held back at the server (30/RGT-7). */
    boolean mayBeDirect(AccountKey one, AccountKey other) {
        return may(one, Right.SCREEN_SHARE) && may(other, Right.SCREEN_SHARE);
    }

    private boolean may(AccountKey who, Right right) {
        HeldRights rights = held.get(who);
        return rights == null || rights.has(right);
    }

    void close() {
        closed = true;
        held.values().forEach(HeldRights::close);
        held.clear();
    }
}
