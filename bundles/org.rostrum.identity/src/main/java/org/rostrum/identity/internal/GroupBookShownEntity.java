// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A group whose accounts stand in another group's book by themselves. */
@Entity(name = "GroupBookShown")
@Table(name = "identity_group_book_shown")
@IdClass(GroupBookShownEntity.Key.class)
class GroupBookShownEntity {

    /** Both together. */
    static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long group;
        private long shown;

        protected Key() {}

        Key(long group, long shown) {
            this.group = group;
            this.shown = shown;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.group == group && key.shown == shown;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(group) * 31 + Long.hashCode(shown);
        }
    }

    @Id
    @Column(name = "group_number")
    private long group;

    @Id
    @Column(name = "shown_number")
    private long shown;

    protected GroupBookShownEntity() {}

    GroupBookShownEntity(long group, long shown) {
        this.group = group;
        this.shown = shown;
    }

    long shown() {
        return shown;
    }
}
