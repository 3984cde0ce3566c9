// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.history.JoinSample;
import org.rostrum.conference.history.PastInvite;
import org.rostrum.conference.history.PastJoin;
import org.rostrum.conference.history.PastSession;
import org.rostrum.conference.history.SessionHistory;

/** A history in memory. */
final class FakeHistory implements SessionHistory {

    final List<PastSession> sessions = new ArrayList<>();
    final List<Query> asked = new ArrayList<>();
    final List<PastJoin> joins = new ArrayList<>();
    final Map<ParticipantId, List<JoinSample>> samples = new HashMap<>();
    final List<Duration> steps = new ArrayList<>();
    final List<PastInvite> invites = new ArrayList<>();

    @Override
    public Page<PastSession> sessions(Query query) {
        asked.add(query);
        List<PastSession> all = sessions.stream()
                .filter(s -> query.conference() == null || s.conference().equals(query.conference())).toList();
        return new Page<>(all.size(), all.stream().skip(query.offset()).limit(query.limit()).toList());
    }

    @Override
    public Optional<PastSession> session(SessionId id) {
        return sessions.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    @Override
    public Page<PastJoin> joins(SessionId session, String name, int offset, int limit) {
        List<PastJoin> all = joins.stream().filter(j -> name == null || j.name().equalsIgnoreCase(name)).toList();
        return new Page<>(all.size(), all.stream().skip(offset).limit(limit).toList());
    }

    @Override
    public List<JoinSample> samples(SessionId session, ParticipantId participant, Duration step) {
        steps.add(step);
        return samples.getOrDefault(participant, List.of());
    }

    @Override
    public Page<PastInvite> invites(SessionId session, int offset, int limit) {
        return new Page<>(invites.size(), invites.stream().skip(offset).limit(limit).toList());
    }
}
