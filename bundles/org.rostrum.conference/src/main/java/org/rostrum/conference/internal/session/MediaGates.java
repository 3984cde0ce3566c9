// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.media.MediaRoom;
import org.rostrum.media.MediaRouter;
import org.rostrum.media.MediaSource;

/** Keeps gates of the media room as the state says: closed for who is muted or gone. Confined to the session's queue. */
final class MediaGates {

    private final SessionId session;
    private final Supplier<Optional<MediaRouter>> router;

    MediaGates(SessionId session, Supplier<Optional<MediaRouter>> router) {
        this.session = session;
        this.router = router;
    }

    /** Sets the whole room: at the start, and when a media plane appears. */
    void openRoom(SessionState state) {
        room().ifPresent(room -> state.crowd().inOrder().forEach(seat -> set(room, null, seat)));
    }

    /** Follows one seat's change; null: not there. */
    void changed(ParticipantId id, @Nullable SeatState before, @Nullable SeatState now) {
        boolean was = before != null && before.present();
        if (now != null && now.present()) {
            room().ifPresent(room -> set(room, was ? before : null, now));
        } else if (was) {
            room().ifPresent(room -> room.remove(id));
        }
    }

    void close() {
        router.get().ifPresent(media -> media.close(session));
    }

    private Optional<MediaRoom> room() {
        return router.get().map(media -> media.room(session));
    }

    private static void set(MediaRoom room, @Nullable SeatState before, SeatState now) {
        for (MediaSource source : MediaSource.values()) {
            if (before == null || before.sends(source) != now.sends(source)) {
                room.gate(now.id(), source, now.sends(source));
            }
        }
    }
}
