// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.group.Bandwidth;

/** Bandwidth limits of an account; those of groups are in their rows. */
@Entity(name = "BandwidthLimit")
@Table(name = "identity_limit")
class LimitEntity {

    @Id
    @Column(name = "account_key")
    private UUID account;

    @Column(name = "inbound_kbps")
    private @Nullable Integer inboundKbps;

    @Column(name = "outbound_kbps")
    private @Nullable Integer outboundKbps;

    protected LimitEntity() {}

    LimitEntity(AccountKey account, Bandwidth limits) {
        this.account = account.value();
        set(limits);
    }

    final void set(Bandwidth limits) {
        inboundKbps = limits.inboundKbps();
        outboundKbps = limits.outboundKbps();
    }

    Bandwidth limits() {
        return new Bandwidth(inboundKbps, outboundKbps);
    }
}
