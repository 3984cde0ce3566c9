// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.Conference;
import org.rostrum.conference.ConferenceError;
import org.rostrum.conference.internal.store.Json;

/** Journal and store in memory, events as text; can hold appends back and fail them. Confined to the test's thread. */
final class MemoryJournal implements Journal, SessionStore {

    final Map<ConferenceId, Conference> conferences = new HashMap<>();
    final List<Batch> appended = new ArrayList<>();
    private final Map<SessionId, List<String>> rows = new HashMap<>();
    private final Map<SessionId, Conference> running = new HashMap<>();
    private final List<Runnable> held = new ArrayList<>();
    boolean holding;
    boolean failing;

    @Override
    public CompletionStage<Void> append(Batch batch) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        Runnable write = () -> write(batch, written);
        if (holding) {
            held.add(write);
        } else {
            write.run();
        }
        return written;
    }

    /** Lets the appends go that wait now; later ones are held again while {@link #holding}. */
    void release() {
        List<Runnable> now = List.copyOf(held);
        held.clear();
        now.forEach(Runnable::run);
    }

    private void write(Batch batch, CompletableFuture<Void> written) {
        if (failing) {
            written.completeExceptionally(new RostrumException(CommonError.STORE_UNAVAILABLE, "away"));
            return;
        }
        List<String> lines = rows.computeIfAbsent(batch.session(), id -> new ArrayList<>());
        if (lines.size() != batch.first() - 1) {
            throw new AssertionError("append at " + batch.first() + " to " + lines.size() + " events");
        }
        batch.events().forEach(event -> lines.add(Json.write(event)));
        appended.add(batch);
        if (batch.events().stream().anyMatch(SessionEvent.Ended.class::isInstance)) {
            running.remove(batch.session());
        }
        written.complete(null);
    }

    /** Everything that was written for a session, ended or not. */
    List<SessionEvent> events(SessionId session) {
        return rows.getOrDefault(session, List.of()).stream().map(Json::read).toList();
    }

    @Override
    public Optional<Conference> conference(ConferenceId id) {
        if (failing) {
            throw new RostrumException(CommonError.STORE_UNAVAILABLE, "away");
        }
        return Optional.ofNullable(conferences.get(id));
    }

    @Override
    public Conference start(SessionEvent.Started event) {
        Conference conference = conference(event.conference()).orElseThrow(
                () -> new RostrumException(ConferenceError.CONFERENCE_NOT_FOUND, "unknown"));
        if (running.containsValue(conference)) {
            throw new RostrumException(ConferenceError.CONFERENCE_RUNNING, "runs");
        }
        running.put(event.session(), conference);
        rows.put(event.session(), new ArrayList<>(List.of(Json.write(event))));
        return conference;
    }

    @Override
    public void open(Conference conference, SessionEvent.Started event) {
        conferences.put(conference.id(), conference);
        start(event);
    }

    @Override
    public List<Found> running() {
        if (failing) {
            throw new RostrumException(CommonError.STORE_UNAVAILABLE, "away");
        }
        return running.entrySet().stream().map(entry -> new Found(entry.getValue(), events(entry.getKey()))).toList();
    }
}
