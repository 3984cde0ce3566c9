// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.ConferenceError;
import org.rostrum.media.MediaRoom;
import org.rostrum.media.MediaRouter;
import org.rostrum.media.stats.ParticipantStats;

/** The numbers of running sessions, asked of their rooms. Thread-safe, blocks for a moment. */
@Component(service = LiveMedia.class)
public final class LiveMedia {

    static final Duration LIMIT = Duration.ofSeconds(2);

    private final AtomicReference<MediaRouter> router = new AtomicReference<>();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setRouter(MediaRouter present) {
        router.set(present);
    }

    void unsetRouter(MediaRouter gone) {
        router.compareAndSet(gone, null);
    }

    /**
     * Those who have media; nobody where the session has none.
     *
     * @throws RostrumException {@code mediaUnavailable} without a media plane, or if it is too busy to answer
     */
    List<ParticipantStats> read(SessionId session) {
        MediaRouter plane = router.get();
        if (plane == null) {
            throw unavailable("The media plane is not running.", null);
        }
        Optional<MediaRoom> room = plane.find(session);
        if (room.isEmpty()) {
            return List.of();
        }
        CompletableFuture<List<ParticipantStats>> answer = new CompletableFuture<>();
        room.get().statistics(answer::complete);
        try {
            return answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("The request was interrupted.", e);
        } catch (ExecutionException | TimeoutException e) {
            throw unavailable("The media plane is too busy to answer.", e);
        }
    }

    private static RostrumException unavailable(String message, @Nullable Throwable cause) {
        return new RostrumException(ConferenceError.MEDIA_UNAVAILABLE, message, null, cause);
    }
}
