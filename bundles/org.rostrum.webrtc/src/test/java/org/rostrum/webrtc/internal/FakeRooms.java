// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.media.MediaLimits;
import org.rostrum.media.MediaRoom;
import org.rostrum.media.MediaRouter;
import org.rostrum.media.MediaSource;
import org.rostrum.media.TrackInfo;
import org.rostrum.media.stats.ParticipantStats;

/** Rooms that tell what a test says. */
final class FakeRooms implements MediaRouter {

    final List<ParticipantStats> stats = new ArrayList<>();
    int asked;

    @Override
    public MediaRoom room(SessionId session) {
        return new MediaRoom() {
            @Override
            public SessionId session() {
                return session;
            }

            @Override
            public void gate(ParticipantId participant, MediaSource source, boolean open) {}

            @Override
            public void limit(ParticipantId participant, MediaLimits limits) {}

            @Override
            public void remove(ParticipantId participant) {}

            @Override
            public List<TrackInfo> tracks() {
                return List.of();
            }

            @Override
            public void statistics(Consumer<List<ParticipantStats>> answer) {
                asked++;
                answer.accept(List.copyOf(stats));
            }
        };
    }

    @Override
    public Optional<MediaRoom> find(SessionId session) {
        return Optional.of(room(session));
    }

    @Override
    public void close(SessionId session) {}
}
