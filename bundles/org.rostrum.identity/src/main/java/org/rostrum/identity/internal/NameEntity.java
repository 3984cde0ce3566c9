// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.rostrum.base.id.AccountKey;

/** A name that can be dialled, in its compared form. Source: 00/R-48. */
@Entity(name = "DialledName")
@Table(name = "identity_name")
class NameEntity {

    static final String LOGIN = "login";

    @Id
    @Column(name = "name_key")
    private String nameKey;

    private String kind;

    @Column(name = "account_key")
    private UUID accountKey;

    protected NameEntity() {}

    NameEntity(String nameKey, String kind, AccountKey account) {
        this.nameKey = nameKey;
        this.kind = kind;
        this.accountKey = account.value();
    }

    boolean isLogin() {
        return kind.equals(LOGIN);
    }

    UUID accountKey() {
        return accountKey;
    }
}
