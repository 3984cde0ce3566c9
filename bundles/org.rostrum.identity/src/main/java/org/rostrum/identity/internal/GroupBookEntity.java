// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import org.rostrum.identity.contact.GroupBookService.Shows.Kind;

/** Which accounts the members of a group see by themselves. Source: 30/GAB-2. */
@Entity(name = "GroupBook")
@Table(name = "identity_group_book")
class GroupBookEntity {

    @Id
    @Column(name = "group_number")
    private long group;

    private String shows;

    protected GroupBookEntity() {}

    GroupBookEntity(long group, Kind kind) {
        this.group = group;
        set(kind);
    }

    final void set(Kind kind) {
        shows = kind.name().toLowerCase(Locale.ROOT);
    }

    Kind kind() {
        return Kind.valueOf(shows.toUpperCase(Locale.ROOT));
    }
}
