// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.BandwidthLimits;

/** Bandwidth limits of an account or a group. */
@Entity(name = "BandwidthLimit")
@Table(name = "identity_limit")
class LimitEntity {

    @Id
    private String owner;

    @Column(name = "inbound_kbps")
    private @Nullable Integer inboundKbps;

    @Column(name = "outbound_kbps")
    private @Nullable Integer outboundKbps;

    protected LimitEntity() {}

    LimitEntity(String owner, BandwidthLimits limits) {
        this.owner = owner;
        set(limits);
    }

    final void set(BandwidthLimits limits) {
        inboundKbps = limits.inboundKbps();
        outboundKbps = limits.outboundKbps();
    }

    String owner() {
        return owner;
    }

    BandwidthLimits limits() {
        return new BandwidthLimits(inboundKbps, outboundKbps);
    }

    static String ownerOf(AccountKey account) {
        return "account:" + account;
    }

    static String ownerOf(long group) {
        return "group:" + group;
    }
}
