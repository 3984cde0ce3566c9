// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.licence.Licence;
import org.rostrum.licence.LicenceStatus;
import org.rostrum.licence.Limit;
import org.rostrum.licence.Pool;
import org.rostrum.licence.file.LicenceTerms;
import org.rostrum.licence.file.SpeakerTable;

/** The licence in force: what is held, and how much of it is in use. Thread-safe, never blocks. */
final class ServerLicence implements Licence {

    private final Clock clock;
    private final Map<Pool, Counter> pools = new EnumMap<>(Pool.class);
    private final Counter conferences = new Counter();
    private volatile Held held;

    /** One moment's holding with what belongs to it. */
    record Held(Holding holding, StoredState state, boolean required) {}

    ServerLicence(Clock clock, Held held) {
        this.clock = clock;
        this.held = held;
        for (Pool pool : Pool.values()) {
            pools.put(pool, new Counter());
        }
    }

    void hold(Held next) {
        held = next;
    }

    Held held() {
        return held;
    }

    private Holding holding() {
        return held.holding();
    }

    @Override
    public String edition() {
        return edition(holding());
    }

    static String edition(Holding holding) {
        LicenceTerms terms = holding.terms();
        return holding.builtIn() ? "community" : terms == null ? "" : terms.edition();
    }

    @Override
    public boolean has(String feature) {
        return holding().has(feature);
    }

    @Override
    public Optional<Unit> take(Pool pool) {
        return counter(pool).take(holding().limit(pool));
    }

    @Override
    public Optional<Unit> take(Pool pool, String holder) {
        return counter(pool).take(holding().limit(pool), holder);
    }

    @Override
    public boolean free(Pool pool, String holder) {
        return counter(pool).free(holding().limit(pool), holder);
    }

    @Override
    public Optional<Unit> takeConference() {
        return conferences.take(holding().conferences());
    }

    @Override
    public Unit keep(Pool pool, @Nullable String holder) {
        Counter counter = counter(pool);
        return (holder == null ? counter.take(Limit.UNLIMITED) : counter.take(Limit.UNLIMITED, holder)).orElseThrow();
    }

    @Override
    public Unit keepConference() {
        return conferences.take(Limit.UNLIMITED).orElseThrow();
    }

    @Override
    public Limit accounts() {
        return holding().accounts();
    }

    @Override
    public Limit participants(int speakers) {
        return table().participants(speakers);
    }

    @Override
    public Limit allOnScreen() {
        return table().allOnScreen();
    }

    private SpeakerTable table() {
        LicenceTerms terms = holding().terms();
        return terms == null ? SpeakerTable.UNLIMITED : terms.participants();
    }

    @Override
    public boolean accepts() {
        return holding().state(clock.instant()).accepts();
    }

    @Override
    public boolean mustEnd() {
        Instant now = clock.instant();
        Instant until = holding().runsUntil(now);
        return until != null && !now.isBefore(until);
    }

    @Override
    public LicenceStatus status() {
        Held seen = held;
        Map<Pool, LicenceStatus.Usage> used = new EnumMap<>(Pool.class);
        pools.forEach((pool, counter) ->
                used.put(pool, new LicenceStatus.Usage(seen.holding().limit(pool), counter.used())));
        return Statuses.of(seen, used, new LicenceStatus.Usage(seen.holding().conferences(), conferences.used()), clock.instant());
    }

    private Counter counter(Pool pool) {
        return Objects.requireNonNull(pools.get(pool));
    }
}
