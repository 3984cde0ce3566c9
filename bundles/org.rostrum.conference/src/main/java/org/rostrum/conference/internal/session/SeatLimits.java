// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.media.MediaRouter;

/** Hands bandwidth limits of those who sit here to the media room (30/BW-6). Guests have none. Confined to the session's queue. */
final class SeatLimits {

    private final SessionId session;
    private final Supplier<Optional<MediaRouter>> router;
    private final AccountLimits limits;
    private final Map<ParticipantId, Runnable> followed = new HashMap<>();

    SeatLimits(SessionId session, Supplier<Optional<MediaRouter>> router, AccountLimits limits) {
        this.session = session;
        this.router = router;
        this.limits = limits;
    }

    /** Tells the whole room: at the start, and when a media plane appears. */
    void openRoom(SessionState state) {
        close();
        state.crowd().inOrder().forEach(seat -> changed(seat.id(), seat));
    }

    /** Follows one seat's change; null: not there. */
    void changed(ParticipantId id, @Nullable SeatState now) {
        AccountKey account = now == null || !now.present() ? null : now.person().accountKey();
        if (account == null) {
            end(followed.remove(id));
        } else if (!followed.containsKey(id)) {
            followed.put(id, limits.follow(account, limit -> router.get().ifPresent(media -> media.find(session)
                    .ifPresent(room -> room.limit(id, limit)))));
        }
    }

    private static void end(@Nullable Runnable following) {
        if (following != null) {
            following.run();
        }
    }

    void close() {
        followed.values().forEach(Runnable::run);
        followed.clear();
    }
}
