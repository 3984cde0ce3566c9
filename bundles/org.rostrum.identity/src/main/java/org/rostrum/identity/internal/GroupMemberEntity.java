// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** An account in a group. */
@Entity(name = "GroupMember")
@Table(name = "identity_group_member")
@IdClass(GroupMemberEntity.Key.class)
class GroupMemberEntity {

    /** Both together. */
    static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long group;
        private UUID account;

        protected Key() {}

        Key(long group, UUID account) {
            this.group = group;
            this.account = account;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.group == group && key.account.equals(account);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(group) * 31 + account.hashCode();
        }
    }

    @Id
    @Column(name = "group_number")
    private long group;

    @Id
    @Column(name = "account_key")
    private UUID account;

    protected GroupMemberEntity() {}

    GroupMemberEntity(long group, UUID account) {
        this.group = group;
        this.account = account;
    }

    long group() {
        return group;
    }

    UUID account() {
        return account;
    }
}
