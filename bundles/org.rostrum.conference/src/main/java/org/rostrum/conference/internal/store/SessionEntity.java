// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.Access;
import org.rostrum.conference.Conference;
import org.rostrum.conference.ConferenceMode;
import org.rostrum.conference.LaunchType;
import org.rostrum.conference.SessionEnd;
import org.rostrum.conference.history.PastSession;
import org.rostrum.conference.internal.session.SessionEvent;

/** Row of a session: what history keeps of it. */
@Entity(name = "Session")
@Table(name = "conference_session")
@SuppressWarnings({"NullAway.Init", "unused"}) // filled by the provider, read by reports
class SessionEntity {

    @Id
    private long id;

    @Column(name = "conference_id")
    private String conferenceId;

    private String topic;
    private UUID owner;

    @Enumerated(EnumType.STRING)
    private Access access;

    @Enumerated(EnumType.STRING)
    private ConferenceMode mode;

    @Enumerated(EnumType.STRING)
    @Column(name = "launch_type")
    private LaunchType launchType;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "started_by")
    private String startedBy;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "end_cause")
    private @Nullable SessionEnd endCause;

    @Column(name = "ended_by")
    private @Nullable String endedBy;

    @Column(name = "distinct_participants")
    private @Nullable Integer distinctParticipants;

    protected SessionEntity() {}

    SessionEntity(SessionEvent.Started event, Conference conference) {
        this.id = event.session().value();
        this.conferenceId = conference.id().value();
        this.topic = conference.topic();
        this.owner = conference.owner().value();
        this.access = conference.access();
        this.mode = conference.mode();
        this.launchType = conference.launchType();
        this.startedAt = event.at();
        this.startedBy = event.by().name();
    }

    /** A call that has become a conference. */
    void widened() {
        launchType = LaunchType.INSTANT;
    }

    void ended(SessionEvent.Ended event, int distinct) {
        endedAt = event.at();
        endCause = event.cause();
        endedBy = event.by().name();
        distinctParticipants = distinct;
    }

    /** @param counted different people so far; counts while the session runs */
    PastSession past(int counted) {
        return new PastSession(id(), conferenceId(), topic, new AccountKey(owner), mode, startedAt, endedAt, endCause,
                distinctParticipants == null ? counted : distinctParticipants, launchType);
    }

    boolean running() {
        return endedAt == null;
    }

    SessionId id() {
        return new SessionId(id);
    }

    ConferenceId conferenceId() {
        return new ConferenceId(conferenceId);
    }
}
