// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.contact;

import org.jspecify.annotations.Nullable;
import org.rostrum.base.call.CallString;
import org.rostrum.base.error.ErrorCode;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.identity.Account;
import org.rostrum.identity.group.Group;

/** What a call string stands for on this server. Immutable. */
public sealed interface CallTarget {

    /** The call string with aliases replaced and this server's name left out: what is stored (00/R-49). */
    CallString call();

    /** An account of this server, active or not. */
    record Person(CallString call, Account account) implements CallTarget {}

    /** A number that rings a whole group (30 §9). */
    record GroupCall(CallString call, String number, Group group) implements CallTarget {}

    /** A conference of this server; whether it exists and who may join, the conference says. */
    record Conference(CallString call, ConferenceId id) implements CallTarget {}

    /**
     * Somebody or something outside: another server, a gateway, a camera, an e-mail address.
     *
     * @param refusal why it cannot be called now; null: it can
     */
    record Foreign(CallString call, @Nullable ErrorCode refusal) implements CallTarget {}
}
