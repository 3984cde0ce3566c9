// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.planning;

import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rostrum.audit.ChangeLog;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.audit.ObjectChanges;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.conference.Conference;
import org.rostrum.conference.ConferenceError;
import org.rostrum.conference.ConferenceService;
import org.rostrum.conference.event.ConferenceEvent;
import org.rostrum.conference.internal.store.ConferenceRows;
import org.rostrum.conference.internal.store.ConferenceSearch;
import org.rostrum.conference.internal.store.ConferenceTables;
import org.rostrum.conference.internal.store.Json;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.Identity;
import org.rostrum.identity.contact.CallTargets;
import org.rostrum.identity.group.Right;
import org.rostrum.identity.group.RightsService;
import org.rostrum.licence.Licence;

/** Conferences in the database. Thread-safe. */
@Component(service = ConferenceService.class)
public final class StoredConferences implements ConferenceService {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long TEN_DIGITS = 10_000_000_000L;
    /** Fields that do not wait for the end of a session (40/ST-1). */
    private static final Set<String> WHILE_RUNNING = Set.of("description");
    private static final int GENERATED_TRIES = 10;
    private static final int LARGEST_PAGE = 2_000;

    private final ConferenceTables tables;
    private final People people;
    private final ConferencePlanner planner;
    private final RightsService rights;
    private final ObjectChanges<Conference> changeLog;
    private final Clock clock;

    @Activate
    public StoredConferences(
            @Reference ConferenceTables tables,
            @Reference AccountService accounts,
            @Reference Licence licence,
            @Reference RightsService rights,
            @Reference ChangeLog changes) {
        this(tables, accounts, licence, rights, changes, Clock.systemUTC());
    }

    public StoredConferences(
            ConferenceTables tables, AccountService accounts, Licence licence, RightsService rights, ChangeLog changes, Clock clock) {
        this.tables = tables;
        this.people = new People(accounts);
        this.planner = new ConferencePlanner(people, licence);
        this.rights = rights;
        this.changeLog = Changes.conferences(changes, clock);
        this.clock = clock;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void setTargets(CallTargets targets) {
        people.use(targets);
    }

    void unsetTargets(CallTargets targets) {
        people.use(null);
    }

    @Override
    public Conference create(Draft draft, Identity by) {
        if (by instanceof Identity.Guest || by instanceof Identity.Administrator && !ConferenceRights.administers(by)) {
            throw new RostrumException(CommonError.FORBIDDEN, "Conferences are created by accounts and administrators.");
        }
        // 30/RGT-9: whichever way it comes
        rights.require(by, Right.CONFERENCE_CREATE);
        ConferenceId first = draft.id() == null ? generated() : ConferenceChecks.id(draft.id());
        Conference planned = planner.create(draft, first, by, now());
        Conference stored = draft.id() == null ? insertGenerated(planned, by) : insertChosen(planned, by);
        changeLog.created(stored, by.name());
        return stored;
    }

    private Conference insertChosen(Conference conference, Identity by) {
        try {
            return insert(conference, by);
        } catch (RostrumException e) {
            if (e.error() != CommonError.UNIQUE_VALUE_IN_USE) {
                throw e;
            }
            throw new RostrumException(CommonError.UNIQUE_VALUE_IN_USE, "This conference ID is in use.", "id", e);
        }
    }

    /** 40/ID-2. */
    private Conference insertGenerated(Conference planned, Identity by) {
        Conference conference = planned;
        for (int i = 1; ; i++) {
            try {
                return insert(conference, by);
            } catch (RostrumException e) {
                if (e.error() != CommonError.UNIQUE_VALUE_IN_USE || i == GENERATED_TRIES) {
                    throw e;
                }
                conference = renumbered(conference, generated());
            }
        }
    }

    private Conference insert(Conference conference, Identity by) {
        return tables.unit().write(em -> {
            new ConferenceRows(em).insert(conference);
            publish(em, new ConferenceEvent.Created(conference.createdAt(), conference.id(), conference.owner(), by.name()));
            return conference;
        });
    }

    @Override
    public Conference change(ConferenceId id, Draft changes, Identity by) {
        while (true) {
            Conference old = manageable(id, by);
            Conference wanted = planner.change(old, changes, by, now());
            List<Field> differences = changeLog.between(old, wanted);
            if (differences.isEmpty()) {
                return old;
            }
            if (replace(old, wanted, differences.stream().map(Field::name).collect(Collectors.toSet()), by)) {
                changeLog.edited(id.value(), by.name(), differences);
                return wanted;
            }
        }
    }

    /** False if somebody else has changed it meanwhile. */
    private boolean replace(Conference old, Conference wanted, Set<String> fields, Identity by) {
        return tables.unit().write(em -> {
            ConferenceRows rows = new ConferenceRows(em);
            ConferenceRows.Stored stored = rows.lock(old.id()).orElseThrow(StoredConferences::notFound);
            if (!stored.conference().equals(old)) {
                return false;
            }
            if (stored.running() && !WHILE_RUNNING.containsAll(fields)) {
                throw running();
            }
            rows.update(wanted);
            publish(em, new ConferenceEvent.Changed(wanted.changedAt(), old.id(), List.copyOf(fields), by.name()));
            return true;
        });
    }

    @Override
    public void delete(ConferenceId id, Identity by) {
        manageable(id, by);
        Conference gone = tables.unit().write(em -> {
            ConferenceRows rows = new ConferenceRows(em);
            ConferenceRows.Stored stored = rows.lock(id).orElseThrow(StoredConferences::notFound);
            if (stored.running()) {
                throw running();
            }
            rows.delete(id);
            publish(em, new ConferenceEvent.Deleted(now(), id, by.name()));
            return stored.conference();
        });
        changeLog.deleted(gone, by.name());
    }

    @Override
    public Conference get(ConferenceId id, Identity by) {
        return find(id)
                .map(ConferenceRows.Stored::conference)
                .filter(conference -> ConferenceRights.maySee(conference, by))
                .orElseThrow(StoredConferences::notFound);
    }

    @Override
    public Optional<Card> card(ConferenceId id) {
        return Optional.ofNullable(cards(List.of(id)).get(id));
    }

    @Override
    public Map<ConferenceId, Card> cards(Collection<ConferenceId> ids) {
        List<ConferenceRows.Stored> found = tables.unit().read(em -> new ConferenceRows(em).bare(ids)).stream()
                .filter(stored -> !stored.conference().launchType().passing())
                .toList();
        Map<AccountKey, String> owners = people.displayNames(found.stream().map(stored -> stored.conference().owner()).collect(Collectors.toSet()));
        return found.stream().map(stored -> card(stored, owners)).collect(Collectors.toMap(Card::id, card -> card));
    }

    private static Card card(ConferenceRows.Stored stored, Map<AccountKey, String> owners) {
        Conference conference = stored.conference();
        return new Card(conference.id(), conference.topic(), conference.description(), owners.getOrDefault(conference.owner(), ""),
                conference.access(), conference.launchType(), stored.running());
    }

    @Override
    public Page search(Filter filter, int offset, int limit, Identity by) {
        return find(filter, null, offset, limit, by);
    }

    @Override
    public Page search(Filter filter, Sort sort, int offset, int limit, Identity by) {
        return find(filter, sort, offset, limit, by);
    }

    private Page find(Filter filter, @Nullable Sort sort, int offset, int limit, Identity by) {
        if (offset < 0 || limit < 1 || limit > LARGEST_PAGE) {
            throw new RostrumException(CommonError.INVALID_VALUE, "A page begins at 0 or more and has 1 to 2,000 entries.", "page_size");
        }
        Optional<ConferenceSearch> search = narrowed(new ConferenceSearch(), filter, by);
        if (search.isEmpty()) {
            return new Page(0, List.of());
        }
        ConferenceSearch.Hits hits = tables.unit().read(em -> search.get().matching(filter).ordered(sort).run(em, offset, limit));
        return new Page(hits.total(), hits.conferences().stream().map(ConferenceRows.Stored::conference).toList());
    }

    /** Conditions that name people; empty: nothing can match. */
    private Optional<ConferenceSearch> narrowed(ConferenceSearch search, Filter filter, Identity by) {
        if (by instanceof Identity.User user) {
            search.visibleTo(user.key());
        } else if (!ConferenceRights.observes(by)) {
            return Optional.empty();
        }
        if (given(filter.owner())) {
            Optional<AccountKey> owner = people.resolve(filter.owner());
            if (owner.isEmpty()) {
                return Optional.empty();
            }
            search.owner(owner.get());
        }
        if (given(filter.invitation())) {
            String address = filter.invitation().strip();
            search.listed(new ConferenceSearch.Listed(people.resolve(address).orElse(null), address));
        }
        return Optional.of(search);
    }

    @Override
    public boolean mayManage(Conference conference, Identity by) {
        return ConferenceRights.mayManage(conference, by);
    }

    private Conference manageable(ConferenceId id, Identity by) {
        Conference conference = get(id, by);
        if (!ConferenceRights.mayManage(conference, by)) {
            throw new RostrumException(CommonError.FORBIDDEN, "Only the owner and administrators may do that.");
        }
        return conference;
    }

    private Optional<ConferenceRows.Stored> find(ConferenceId id) {
        return tables.unit().read(em -> new ConferenceRows(em).find(id));
    }

    private void publish(EntityManager em, ConferenceEvent event) {
        tables.outbox().append(em, event.topic(), event.at(), Json.write(event));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Conference renumbered(Conference c, ConferenceId id) {
        return new Conference(id, c.topic(), c.description(), c.owner(), c.access(), c.mode(), c.launchType(), c.invitations(),
                c.uninvitedAllowed(), c.tags(), c.createdAt(), c.changedAt());
    }

    private static ConferenceId generated() {
        return new ConferenceId(String.format("%010d", RANDOM.nextLong(TEN_DIGITS)));
    }

    private static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static RostrumException notFound() {
        return new RostrumException(ConferenceError.CONFERENCE_NOT_FOUND, "There is no such conference.", "conference_id");
    }

    private static RostrumException running() {
        return new RostrumException(ConferenceError.CONFERENCE_RUNNING, "The conference is running.", "conference_id");
    }
}
