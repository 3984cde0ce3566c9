// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.rostrum.base.id.GuestId;

/** One name in a guest's history. Source: 40/GI-3. */
@Entity(name = "GuestName")
@Table(name = "identity_guest_name")
class GuestNameEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "identity_guest_name_seq")
    @SequenceGenerator(name = "identity_guest_name_seq", sequenceName = "identity_guest_name_seq", allocationSize = 50)
    private long id;

    @Column(name = "guest_id")
    private String guestId;

    @Column(name = "display_name")
    private String displayName;

    private Instant since;

    protected GuestNameEntity() {}

    GuestNameEntity(GuestId guest, String displayName, Instant since) {
        this.guestId = guest.value();
        this.displayName = displayName;
        this.since = since;
    }
}
