// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;
import org.rostrum.call.CallCause;
import org.rostrum.call.CallKind;
import org.rostrum.call.CallPhase;
import org.rostrum.call.CallView;
import org.rostrum.call.LegPhase;
import org.rostrum.identity.Account;

/** A call as one of those concerned sees it, as JSON of the schemas. Stateless. */
final class CallWire {

    private CallWire() {}

    /** @param ids whether the viewer is shown the IDs of others (30/FLD-2); if not, references stand for them, which call as well */
    static ObjectNode call(CallView call, AccountKey viewer, boolean ids) {
        boolean outgoing = viewer.equals(call.caller().key());
        LegPhase leg = call.legs().get(viewer);
        ObjectNode node = JsonNodeFactory.instance.objectNode()
                .put("id", call.id().value())
                .put("kind", word(call.kind()))
                .put("direction", outgoing ? "outgoing" : "incoming")
                .put("phase", word(call.phase()))
                .put("title", call.title())
                .put("dialled", outgoing ? call.dialled() : null)
                .put("outcome", leg == null ? null : word(leg))
                .put("cause", call.cause() == null ? null : call.cause().word())
                .put("device", outgoing ? call.callerDevice() : viewer.equals(winner(call)) ? call.device() : "")
                .put("conference_id", mayJoin(call, viewer) && call.conference() != null ? call.conference().value() : null)
                .put("direct", call.direct());
        CallView.Party called = call.kind() == CallKind.PERSON || call.answeredBy() == null ? call.callee() : call.answeredBy();
        node.set("peer", party(outgoing ? called : call.caller(), viewer, ids));
        node.set("answered_by", call.answeredBy() == null ? JsonNodeFactory.instance.nullNode() : party(call.answeredBy(), viewer, ids));
        put(node, "started_at", call.startedAt());
        put(node, "accepted_at", call.acceptedAt());
        put(node, "ended_at", call.endedAt());
        sides(node.putArray("held_by"), call.held(), viewer);
        sides(node.putArray("away_by"), call.away(), viewer);
        return node;
    }

    private static void sides(ArrayNode sides, Set<AccountKey> accounts, AccountKey viewer) {
        if (accounts.contains(viewer)) {
            sides.add("self");
        }
        if (accounts.stream().anyMatch(account -> !account.equals(viewer))) {
            sides.add("peer");
        }
    }

    /** Those who talk, once there is something to join; of an invitation who was called or who asked. */
    private static boolean mayJoin(CallView call, AccountKey viewer) {
        boolean open = call.phase() == CallPhase.CONNECTED || call.phase() == CallPhase.ENDED && call.cause() == CallCause.JOIN_OK;
        return open && (viewer.equals(call.caller().key()) || viewer.equals(winner(call)));
    }

    private static @Nullable AccountKey winner(CallView call) {
        return call.answeredBy() == null ? null : call.answeredBy().key();
    }

    private static ObjectNode party(CallView.Party party, AccountKey viewer, boolean ids) {
        AccountId id = party.id();
        if (id != null && party.key() != null && !ids && !viewer.equals(party.key())) {
            id = Account.reference(party.key(), id.server());
        }
        return JsonNodeFactory.instance.objectNode().put("account_id", id == null ? null : id.toString()).put("display_name", party.name());
    }

    private static void put(ObjectNode node, String name, @Nullable Instant at) {
        if (at == null) {
            node.putNull(name);
        } else {
            node.put(name, at.toEpochMilli());
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
