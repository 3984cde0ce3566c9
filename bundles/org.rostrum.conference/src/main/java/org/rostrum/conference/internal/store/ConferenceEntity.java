// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.conference.Access;
import org.rostrum.conference.Conference;
import org.rostrum.conference.ConferenceMode;
import org.rostrum.conference.Invitation;
import org.rostrum.conference.LaunchType;

/** Row of a conference; list and tags are rows of their own. */
@Entity(name = "Conference")
@Table(name = "conference")
@SuppressWarnings("NullAway.Init") // filled by the provider
class ConferenceEntity {

    @Id
    private String id;

    private String topic;
    private String description;
    private UUID owner;

    @Enumerated(EnumType.STRING)
    private Access access;

    @Enumerated(EnumType.STRING)
    private ConferenceMode mode;

    @Enumerated(EnumType.STRING)
    @Column(name = "launch_type")
    private LaunchType launchType;

    @Column(name = "uninvited_allowed")
    private boolean uninvitedAllowed;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "session_id")
    private @Nullable Long sessionId;

    protected ConferenceEntity() {}

    ConferenceEntity(Conference conference) {
        this.id = conference.id().value();
        this.createdAt = conference.createdAt();
        set(conference);
    }

    final void set(Conference conference) {
        topic = conference.topic();
        description = conference.description();
        owner = conference.owner().value();
        access = conference.access();
        mode = conference.mode();
        launchType = conference.launchType();
        uninvitedAllowed = conference.uninvitedAllowed();
        changedAt = conference.changedAt();
    }

    Conference toConference(List<Invitation> invitations, List<String> tags) {
        return new Conference(new ConferenceId(id), topic, description, new AccountKey(owner), access, mode, launchType,
                invitations, uninvitedAllowed, tags, createdAt, changedAt);
    }

    String id() {
        return id;
    }

    @Nullable Long sessionId() {
        return sessionId;
    }

    void runs(@Nullable Long session) {
        sessionId = session;
    }
}
