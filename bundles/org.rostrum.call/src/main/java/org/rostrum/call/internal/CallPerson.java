// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.call.CallHistory;

/** Row of how somebody wants to be called. */
@Entity(name = "CallPerson")
@Table(name = "call_person")
@SuppressWarnings("NullAway.Init") // filled by the provider
class CallPerson {

    @Id
    private UUID account;

    @Column(name = "seen_at")
    private @Nullable Instant seenAt;

    private boolean waiting;

    @Column(name = "server_only")
    private boolean serverOnly;

    protected CallPerson() {}

    CallPerson(AccountKey account) {
        this.account = account.value();
        waiting = CallHistory.Preferences.DEFAULT.waiting();
        serverOnly = CallHistory.Preferences.DEFAULT.serverOnly();
    }

    void seen(Instant at) {
        seenAt = at;
    }

    @Nullable Instant seenAt() {
        return seenAt;
    }

    void prefer(@Nullable Boolean wantsWaiting, @Nullable Boolean wantsServer) {
        waiting = wantsWaiting == null ? waiting : wantsWaiting;
        serverOnly = wantsServer == null ? serverOnly : wantsServer;
    }

    CallHistory.Preferences preferences() {
        return new CallHistory.Preferences(waiting, serverOnly);
    }
}
