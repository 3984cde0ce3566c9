// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.presence;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;

/**
 * A source whose owner sets and takes marks, each under a reason of his own, such as the ID of a call: an account in two calls is busy
 * until both have ended. Marks are as many as there are calls and seats. Thread-safe; listeners are called without a lock.
 */
public final class PresenceMarks implements PresenceSource {

    private final Map<AccountKey, Map<String, Presence>> marks = new ConcurrentHashMap<>();
    private final List<Consumer<AccountKey>> listeners = new CopyOnWriteArrayList<>();

    /** Sets or changes the mark of an account for this reason; {@link Presence#OFFLINE} takes it away. */
    public void set(AccountKey account, String reason, Presence presence) {
        Presence before = of(account);
        marks.compute(account, (key, all) -> changed(all, reason, presence));
        if (of(account) != before) {
            listeners.forEach(listener -> listener.accept(account));
        }
    }

    /** Takes the mark of an account for this reason away; also if there is none. */
    public void clear(AccountKey account, String reason) {
        set(account, reason, Presence.OFFLINE);
    }

    private static @Nullable Map<String, Presence> changed(@Nullable Map<String, Presence> all, String reason, Presence presence) {
        Map<String, Presence> next = all == null ? new ConcurrentHashMap<>() : all;
        if (presence == Presence.OFFLINE) {
            next.remove(reason);
        } else {
            next.put(reason, presence);
        }
        return next.isEmpty() ? null : next;
    }

    @Override
    public Presence of(AccountKey account) {
        Map<String, Presence> all = marks.get(account);
        return all == null ? Presence.OFFLINE : all.values().stream().reduce(Presence.OFFLINE, Presence::and);
    }

    @Override
    public AutoCloseable onChange(Consumer<AccountKey> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
