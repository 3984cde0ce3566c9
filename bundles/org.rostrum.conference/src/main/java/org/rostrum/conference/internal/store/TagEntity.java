// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** Row of a tag. */
@Entity(name = "Tag")
@Table(name = "conference_tag")
@IdClass(PlaceId.class)
@SuppressWarnings("NullAway.Init") // filled by the provider
class TagEntity {

    @Id
    @Column(name = "conference_id")
    private String conferenceId;

    @Id
    private int place;

    private String tag;

    protected TagEntity() {}

    TagEntity(String conferenceId, int place, String tag) {
        this.conferenceId = conferenceId;
        this.place = place;
        this.tag = tag;
    }

    String conferenceId() {
        return conferenceId;
    }

    String tag() {
        return tag;
    }
}
