// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.call.CallPhase;
import org.rostrum.call.CallView;
import org.rostrum.call.LegPhase;
import org.rostrum.edge.AccountDevices;
import org.rostrum.identity.presence.Presence;
import org.rostrum.identity.presence.PresenceMarks;

/** Tells the devices of all concerned how a call stands, and who is busy by it. Thread-safe. */
final class CallTeller {

    static final String EVENT = "call.changed";

    private final Supplier<@Nullable AccountDevices> devices;
    private final PresenceMarks presence;
    private final BooleanSupplier ids;

    /** @param ids whether people are shown the IDs of others now */
    CallTeller(Supplier<@Nullable AccountDevices> devices, PresenceMarks presence, BooleanSupplier ids) {
        this.devices = devices;
        this.ids = ids;
        this.presence = presence;
    }

    void changed(CallView view) {
        AccountDevices all = devices.get();
        for (AccountKey account : concerned(view)) {
            mark(view, account);
            if (all != null) {
                ObjectNode body = JsonNodeFactory.instance.objectNode();
                body.set("call", CallWire.call(view, account, ids.getAsBoolean()));
                all.tell(account, EVENT, body);
            }
        }
    }

    /** 00/R-54: in a call, or being called. */
    private void mark(CallView view, AccountKey account) {
        boolean caller = account.equals(view.caller().key());
        LegPhase leg = view.legs().get(account);
        boolean busy = view.phase() != CallPhase.ENDED && (caller || leg == LegPhase.RINGING || leg == LegPhase.ACCEPTED);
        presence.set(account, view.id().value(), busy ? Presence.BUSY : Presence.OFFLINE);
    }

    private static Set<AccountKey> concerned(CallView view) {
        Set<AccountKey> all = new LinkedHashSet<>(view.legs().keySet());
        AccountKey caller = view.caller().key();
        if (caller != null) {
            all.add(caller);
        }
        return all;
    }
}
