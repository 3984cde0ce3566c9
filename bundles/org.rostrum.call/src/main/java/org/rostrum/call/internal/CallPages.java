// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.base.id.AccountKey;

/**
 * On which connections the two of a call have it, and whose is gone for the moment: his page is loaded anew, or his network is away.
 * Immutable.
 *
 * @param devices connection of each; who has none is absent
 * @param away    whose connection has gone, and no other took its place
 */
record CallPages(Map<AccountKey, String> devices, Set<AccountKey> away) {

    CallPages {
        devices = Map.copyOf(devices);
        away = Set.copyOf(away);
    }

    /** @param device empty for none */
    static CallPages of(AccountKey caller, String device) {
        return new CallPages(device.isEmpty() ? Map.of() : Map.of(caller, device), Set.of());
    }

    /** He has it on this connection from now on. */
    CallPages at(AccountKey who, String device) {
        Map<AccountKey, String> moved = new HashMap<>(devices);
        moved.put(who, device);
        Set<AccountKey> gone = new HashSet<>(away);
        gone.remove(who);
        return new CallPages(moved, gone);
    }

    /** This connection has gone; the same pages if nobody has the call there. */
    CallPages without(String device) {
        Optional<AccountKey> who = whose(device);
        if (who.isEmpty() || away.contains(who.get())) {
            return this;
        }
        Set<AccountKey> gone = new HashSet<>(away);
        gone.add(who.get());
        return new CallPages(devices, gone);
    }

    Optional<AccountKey> whose(String device) {
        return devices.entrySet().stream().filter(each -> each.getValue().equals(device)).map(Map.Entry::getKey).findFirst();
    }

    /** Empty for none. */
    String device(AccountKey who) {
        return devices.getOrDefault(who, "");
    }

    /** No page of his shows the call: another one may have it. */
    boolean vacant(AccountKey who) {
        return !devices.containsKey(who) || away.contains(who);
    }

    /** He has not come back since this connection went. */
    boolean missed(AccountKey who, String device) {
        return away.contains(who) && device.equals(devices.get(who));
    }
}
