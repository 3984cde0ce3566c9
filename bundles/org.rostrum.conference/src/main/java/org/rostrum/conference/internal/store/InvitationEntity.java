// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.rostrum.base.id.AccountKey;
import org.rostrum.conference.Invitation;

/** Row of a listed person. */
@Entity(name = "Invitation")
@Table(name = "conference_invitation")
@IdClass(PlaceId.class)
@SuppressWarnings("NullAway.Init") // filled by the provider
class InvitationEntity {

    /** Instead of null, which the provider cannot read from a column of this type; no account has it. */
    private static final UUID NOBODY = new UUID(0, 0);

    @Id
    @Column(name = "conference_id")
    private String conferenceId;

    @Id
    private int place;

    private UUID account;
    private String address;

    @Column(name = "display_name")
    private String displayName;

    private boolean moderator;

    protected InvitationEntity() {}

    InvitationEntity(String conferenceId, int place, Invitation invitation) {
        this.conferenceId = conferenceId;
        this.place = place;
        this.account = invitation.account() == null ? NOBODY : invitation.account().value();
        this.address = invitation.address();
        this.displayName = invitation.displayName();
        this.moderator = invitation.moderator();
    }

    Invitation toInvitation() {
        return new Invitation(account.equals(NOBODY) ? null : new AccountKey(account), address, displayName, moderator);
    }

    String conferenceId() {
        return conferenceId;
    }
}
