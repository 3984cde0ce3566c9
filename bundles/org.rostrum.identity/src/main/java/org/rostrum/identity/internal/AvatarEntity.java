// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The picture of an account. */
@Entity(name = "Avatar")
@Table(name = "identity_avatar")
class AvatarEntity {

    @Id
    @Column(name = "account_key")
    private UUID account;

    private byte[] png;

    protected AvatarEntity() {}

    AvatarEntity(UUID account, byte[] png) {
        this.account = account;
        this.png = png.clone();
    }

    byte[] png() {
        return png.clone();
    }

    void setPng(byte[] bytes) {
        png = bytes.clone();
    }
}
