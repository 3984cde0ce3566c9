// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.media.MediaLimits;
import org.rostrum.media.MediaRoom;
import org.rostrum.media.MediaRouter;
import org.rostrum.media.MediaSource;
import org.rostrum.media.TrackInfo;
import org.rostrum.media.stats.ParticipantStats;

/** Remembers gates. */
final class FakeMedia implements MediaRouter {

    final Map<SessionId, Room> rooms = new HashMap<>();
    final List<SessionId> closed = new ArrayList<>();

    @Override
    public MediaRoom room(SessionId session) {
        return rooms.computeIfAbsent(session, Room::new);
    }

    @Override
    public Optional<MediaRoom> find(SessionId session) {
        return Optional.ofNullable(rooms.get(session));
    }

    @Override
    public void close(SessionId session) {
        rooms.remove(session);
        closed.add(session);
    }

    /** Open sources, as {@code p1:MICROPHONE}. */
    static final class Room implements MediaRoom {

        private final SessionId session;
        final Set<String> open = new TreeSet<>();
        final List<ParticipantId> removed = new ArrayList<>();
        final Map<ParticipantId, MediaLimits> limits = new HashMap<>();
        final List<ParticipantStats> stats = new ArrayList<>();
        boolean silent;
        boolean failing;

        Room(SessionId session) {
            this.session = session;
        }

        @Override
        public SessionId session() {
            return session;
        }

        @Override
        public void gate(ParticipantId participant, MediaSource source, boolean isOpen) {
            if (isOpen) {
                open.add(participant + ":" + source);
            } else {
                open.remove(participant + ":" + source);
            }
        }

        @Override
        public void limit(ParticipantId participant, MediaLimits limit) {
            limits.put(participant, limit);
        }

        @Override
        public void remove(ParticipantId participant) {
            removed.add(participant);
            limits.remove(participant);
            open.removeIf(gate -> gate.startsWith(participant + ":"));
        }

        @Override
        public List<TrackInfo> tracks() {
            return List.of();
        }

        @Override
        public void statistics(Consumer<List<ParticipantStats>> answer) {
            if (failing) {
                throw new IllegalStateException("as the test says");
            }
            if (!silent) {
                answer.accept(List.copyOf(stats));
            }
        }
    }
}
