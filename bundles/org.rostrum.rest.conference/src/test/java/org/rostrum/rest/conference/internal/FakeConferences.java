// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.call.CallString;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.Access;
import org.rostrum.conference.Conference;
import org.rostrum.conference.ConferenceError;
import org.rostrum.conference.ConferenceMode;
import org.rostrum.conference.ConferenceService;
import org.rostrum.conference.Invitation;
import org.rostrum.conference.JoinOutcome;
import org.rostrum.conference.JoinRequest;
import org.rostrum.conference.LaunchType;
import org.rostrum.conference.Participant;
import org.rostrum.conference.SeatListener;
import org.rostrum.conference.SeatPresence;
import org.rostrum.conference.SessionCounters;
import org.rostrum.conference.SessionDirectory;
import org.rostrum.conference.SessionFlags;
import org.rostrum.conference.SessionView;
import org.rostrum.conference.internal.planning.ConferenceRights;
import org.rostrum.identity.Account;
import org.rostrum.identity.Identity;
import org.rostrum.rest.internal.FakeIdentity;

/** Conferences and sessions in memory, with the real rights. Thread-safe. */
final class FakeConferences implements ConferenceService, SessionDirectory {

    private final FakeIdentity identity;
    private final Map<ConferenceId, Conference> stored = new ConcurrentHashMap<>();
    private final Map<ConferenceId, SessionView> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger counter = new AtomicInteger();

    /** What {@code run} and {@code stop} answer instead; null: what they should. */
    volatile @Nullable CompletionStage<SessionView> stuck;

    FakeConferences(FakeIdentity identity) {
        this.identity = identity;
    }

    /** Puts people into a running session. */
    void seat(ConferenceId id, Participant... people) {
        SessionView session = sessions.get(id);
        int present = (int) Stream.of(people).filter(p -> p.presence() != SeatPresence.GONE).count();
        int guests = (int) Stream.of(people).filter(p -> p.account() == null).count();
        sessions.put(id, new SessionView(session.id(), id, session.startedAt(), List.of(people), new SessionCounters(present, guests),
                session.flags()));
    }

    void clear() {
        stored.clear();
        sessions.clear();
    }

    /** What the next creation is refused with; null: nothing. */
    volatile @Nullable RostrumException refusal;

    private void touch() {
        RuntimeException failure = identity.failure;
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public Conference create(Draft draft, Identity by) {
        touch();
        RostrumException asked = refusal;
        if (asked != null) {
            throw asked;
        }
        if (by instanceof Identity.Guest || by instanceof Identity.Administrator && !ConferenceRights.administers(by)) {
            throw new RostrumException(CommonError.FORBIDDEN, "Conferences are created by accounts and administrators.");
        }
        int n = counter.incrementAndGet();
        ConferenceId id = draft.id() == null ? new ConferenceId("conference" + n) : id(draft.id());
        if (stored.containsKey(id)) {
            throw new RostrumException(CommonError.UNIQUE_VALUE_IN_USE, "In use.", "id");
        }
        Account owner = identity.resolve(Objects.requireNonNull(draft.owner())).orElseThrow(
                () -> new RostrumException(ConferenceError.OWNER_INVALID, "No such account.", "owner"));
        Conference blank = new Conference(id, "", "", owner.key(), Access.INTERNAL, ConferenceMode.ALL_ON_SCREEN, LaunchType.ROOM,
                List.of(), true, List.of(), FakeIdentity.NOW.plusSeconds(n), FakeIdentity.NOW);
        Conference made = apply(blank, draft);
        stored.put(id, made);
        return made;
    }

    private static ConferenceId id(String text) {
        return ConferenceId.tryParse(text).orElseThrow(() -> new RostrumException(CommonError.INVALID_VALUE, "No ID.", "id"));
    }

    private Conference apply(Conference c, Draft d) {
        if (d.mode() != null && d.mode() != ConferenceMode.ALL_ON_SCREEN) {
            throw new RostrumException(ConferenceError.MODE_NOT_SUPPORTED, "Not built yet.", "mode");
        }
        List<Invitation> list = c.invitations();
        if (d.invitations() != null || list.isEmpty()) {
            list = new ArrayList<>(Objects.requireNonNullElse(d.invitations(), List.<Invitee>of()).stream().map(this::listed).toList());
            if (list.stream().noneMatch(i -> c.owner().equals(i.account()))) {
                list.add(0, new Invitation(c.owner(), identity.find(c.owner()).orElseThrow().id().login(), "", true));
            }
        }
        return new Conference(c.id(), or(d.topic(), c.topic()), or(d.description(), c.description()), c.owner(),
                or(d.access(), c.access()), c.mode(), c.launchType(), list, or(d.uninvitedAllowed(), c.uninvitedAllowed()),
                or(d.tags(), c.tags()), c.createdAt(), c.changedAt());
    }

    private static <T> T or(@Nullable T wanted, T former) {
        return wanted == null ? former : wanted;
    }

    private Invitation listed(Invitee invitee) {
        CallString.require(invitee.address(), "invitations");
        return new Invitation(identity.resolve(invitee.address()).map(Account::key).orElse(null), invitee.address(),
                Objects.requireNonNullElse(invitee.displayName(), ""), invitee.moderator());
    }

    @Override
    public Conference change(ConferenceId id, Draft changes, Identity by) {
        Conference old = managed(id, by);
        if (changes.owner() != null && identity.resolve(changes.owner()).isEmpty()) {
            throw new RostrumException(ConferenceError.OWNER_INVALID, "No such account.", "owner");
        }
        Conference changed = apply(old, changes);
        boolean descriptionOnly = apply(old, new Draft(null, null, changes.description(), null, null, null, null, null, null, null))
                .equals(changed);
        if (sessions.containsKey(id) && !descriptionOnly) {
            throw new RostrumException(ConferenceError.CONFERENCE_RUNNING, "It runs.", "conference_id");
        }
        stored.put(id, changed);
        return changed;
    }

    private Conference managed(ConferenceId id, Identity by) {
        Conference conference = get(id, by);
        if (!mayManage(conference, by)) {
            throw new RostrumException(CommonError.FORBIDDEN, "Not yours.");
        }
        return conference;
    }

    @Override
    public void delete(ConferenceId id, Identity by) {
        managed(id, by);
        if (sessions.containsKey(id)) {
            throw new RostrumException(ConferenceError.CONFERENCE_RUNNING, "It runs.", "conference_id");
        }
        stored.remove(id);
    }

    @Override
    public Conference get(ConferenceId id, Identity by) {
        touch();
        return Optional.ofNullable(stored.get(id)).filter(c -> ConferenceRights.maySee(c, by)).orElseThrow(
                () -> new RostrumException(ConferenceError.CONFERENCE_NOT_FOUND, "There is no such conference.", "conference_id"));
    }

    @Override
    public Optional<Card> card(ConferenceId id) {
        touch();
        return Optional.ofNullable(stored.get(id)).map(c -> new Card(id, c.topic(), c.description(),
                identity.find(c.owner()).map(Account::displayName).orElse(""), c.access(), c.launchType(), sessions.containsKey(id)));
    }

    @Override
    public Map<ConferenceId, Card> cards(Collection<ConferenceId> ids) {
        return ids.stream().flatMap(id -> card(id).stream()).collect(Collectors.toMap(Card::id, card -> card));
    }

    @Override
    public Page search(Filter filter, int offset, int limit, Identity by) {
        return search(filter, new Sort(SortField.CREATED_AT, true), offset, limit, by);
    }

    @Override
    public Page search(Filter filter, Sort sort, int offset, int limit, Identity by) {
        touch();
        Comparator<Conference> order = switch (sort.field()) {
            case CREATED_AT -> Comparator.comparing(Conference::createdAt);
            case TOPIC -> Comparator.comparing(Conference::topic);
            case ID -> Comparator.comparing(c -> c.id().value());
        };
        List<Conference> hits = stored.values().stream()
                .filter(c -> ConferenceRights.maySee(c, by))
                .filter(matching(filter))
                .sorted(sort.descending() ? order.reversed() : order)
                .toList();
        return new Page(hits.size(), hits.stream().skip(offset).limit(limit).toList());
    }

    private Predicate<Conference> matching(Filter f) {
        return c -> (f.topic() == null || contains(c.topic(), f.topic()))
                && (f.topicOrId() == null || contains(c.topic(), f.topicOrId()) || contains(c.id().value(), f.topicOrId()))
                && (f.owner() == null || identity.resolve(f.owner()).filter(a -> a.key().equals(c.owner())).isPresent())
                && (f.running() == null || f.running() == sessions.containsKey(c.id()))
                && (f.access() == null || f.access() == c.access())
                && (f.mode() == null || f.mode() == c.mode())
                && (f.invitation() == null || c.invitations().stream().anyMatch(i -> i.address().equalsIgnoreCase(f.invitation())))
                && (f.tag() == null || c.tags().contains(f.tag()));
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean mayManage(Conference conference, Identity by) {
        return ConferenceRights.mayManage(conference, by);
    }

    @Override
    public CompletionStage<JoinOutcome> join(JoinRequest request, SeatListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<JoinOutcome> resume(String resumeToken, String address, SeatListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<SessionView> run(ConferenceId id, Identity by) {
        if (stuck != null) {
            return stuck;
        }
        return CompletableFuture.supplyAsync(() -> {
            require(id, by);
            return sessions.computeIfAbsent(id, started -> new SessionView(new SessionId(counter.incrementAndGet()), id,
                    Instant.parse("2026-01-01T00:10:00Z"), List.of(), new SessionCounters(0, 0), new SessionFlags(false)));
        });
    }

    @Override
    public CompletionStage<Void> stop(ConferenceId id, Identity by) {
        if (stuck != null) {
            return stuck.thenApply(ignored -> null);
        }
        return CompletableFuture.runAsync(() -> {
            require(id, by);
            sessions.remove(id);
        });
    }

    private void require(ConferenceId id, Identity by) {
        if (!ConferenceRights.mayRun(get(id, by), by)) {
            throw new RostrumException(CommonError.FORBIDDEN, "Not yours.");
        }
    }

    @Override
    public Optional<SessionView> running(ConferenceId id) {
        return Optional.ofNullable(sessions.get(id));
    }

    @Override
    public List<SessionView> running() {
        touch();
        return List.copyOf(sessions.values());
    }

    @Override
    public void drain() {
        throw new UnsupportedOperationException();
    }
}
