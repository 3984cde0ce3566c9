// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.ChangeLog;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.thread.Threads;
import org.rostrum.settings.SecretBox;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SiteSettings;
import org.rostrum.store.JpaUnit;
import org.rostrum.store.JpaUnits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Values in the database, a copy of all of them in memory, secret ones sealed in both. Until the database has answered once,
 * everybody reads fallbacks; then listeners of stored values are told. Changes are made one at a time, so memory, database and
 * listeners agree on the order. Thread-safe.
 */
@Component(service = {SiteSettings.class, StoredSettings.class})
public final class StoredSettings implements SiteSettings {

    private static final Logger logger = LoggerFactory.getLogger(StoredSettings.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private record Listener<T>(Setting<T> setting, Consumer<T> consumer) {}

    private final JpaUnit unit;
    private final Threads threads;
    private final ChangeLog changes;
    private final Clock clock;
    private final Seals seals;
    private final Map<String, StoredValue> values = new ConcurrentHashMap<>();
    private final List<Listener<?>> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> whenLoaded = new CopyOnWriteArrayList<>();
    private volatile boolean loaded;
    private volatile boolean closed;

    @Activate
    public StoredSettings(@Reference JpaUnits units, @Reference Threads threads, @Reference ChangeLog changes, @Reference SecretBox box) {
        this(units, threads, changes, box, Clock.systemUTC());
    }

    public StoredSettings(JpaUnits units, Threads threads, ChangeLog changes, SecretBox box, Clock clock) {
        this.unit = units.open("settings", ValueEntity.class);
        this.threads = threads;
        this.changes = changes;
        this.seals = new Seals(box);
        this.clock = clock;
        submitLoad();
    }

    private void submitLoad() {
        try {
            threads.io().execute(this::load);
        } catch (RejectedExecutionException e) {
            threads.scheduler().schedule(PAUSE, this::submitLoad);
        }
    }

    private void load() {
        try {
            loadIfNeeded();
        } catch (RostrumException e) {
            if (!closed) {
                threads.scheduler().schedule(PAUSE, this::submitLoad);
            }
        }
    }

    private synchronized void loadIfNeeded() {
        if (loaded || closed) {
            return;
        }
        Map<String, StoredValue> stored = new HashMap<>();
        List<ValueEntity> rows = unit.read(em -> em.createQuery("select v from SettingValue v", ValueEntity.class).getResultList());
        rows.forEach(row -> stored.put(row.name(), row.value()));
        values.putAll(stored);
        loaded = true;
        listeners.stream().filter(listener -> stored.containsKey(listener.setting().name())).forEach(this::tell);
        whenLoaded.forEach(Runnable::run);
    }

    /** Runs {@code task} once the database has answered, at once if it has. */
    synchronized void onceLoaded(Runnable task) {
        if (loaded) {
            task.run();
        } else {
            whenLoaded.add(task);
        }
    }

    @Override
    public <T> T get(Setting<T> setting) {
        String text = text(setting).orElse(null);
        if (text == null) {
            return setting.fallback();
        }
        try {
            return setting.read().apply(text);
        } catch (IllegalArgumentException e) {
            logger.warn("stored value of {} cannot be read, its default is used", setting.name());
            return setting.fallback();
        }
    }

    /** The stored text, opened if it is secret; empty if none is stored or it does not open. */
    Optional<String> text(Setting<?> setting) {
        return stored(setting.name()).flatMap(value -> seals.open(setting, value.content()));
    }

    /** As it is stored; empty: the default applies. */
    Optional<StoredValue> stored(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public <T> void set(Setting<T> setting, T value, String by) {
        String text = Values.checked(setting, value);
        if (text == null) {
            throw new RostrumException(CommonError.INVALID_VALUE, Values.expected(setting.info()), setting.name());
        }
        change(Map.of(setting, Optional.of(text)), by);
    }

    /**
     * Stores several values in one transaction, records them as one change, tells the listeners.
     *
     * @param wanted texts that were checked; empty: back to the default
     */
    synchronized void change(Map<Setting<?>, Optional<String>> wanted, String by) {
        loadIfNeeded();
        Map<Setting<?>, Optional<String>> different = new LinkedHashMap<>();
        wanted.forEach((setting, text) -> {
            if (!text.equals(text(setting)) || text.isEmpty() && values.containsKey(setting.name())) {
                different.put(setting, text);
            }
        });
        if (different.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Map<String, Optional<StoredValue>> rows = new LinkedHashMap<>();
        different.forEach((setting, text) ->
                rows.put(setting.name(), text.map(content -> new StoredValue(seals.seal(setting, content), now, by))));
        store(rows);
        changes.record(SettingChanges.of(different, setting -> text(setting).orElse(null), now, by));
        rows.forEach((name, value) -> value.ifPresentOrElse(row -> values.put(name, row), () -> values.remove(name)));
        listeners.stream().filter(listener -> rows.containsKey(listener.setting().name())).forEach(this::tell);
    }

    /** Stores a text of the bundle's own, which is no change of the configuration. */
    synchronized void remember(Setting<?> setting, String text) {
        StoredValue row = new StoredValue(seals.seal(setting, text), clock.instant(), "server");
        store(Map.of(setting.name(), Optional.of(row)));
        values.put(setting.name(), row);
    }

    private void store(Map<String, Optional<StoredValue>> rows) {
        unit.run(em -> rows.forEach((name, value) -> {
            @Nullable ValueEntity found = em.find(ValueEntity.class, name);
            if (value.isPresent()) {
                ValueEntity row = found != null ? found : new ValueEntity(name);
                row.change(value.get());
                em.persist(row);
            } else if (found != null) {
                em.remove(found);
            }
        }));
    }

    /** Seals a stored secret that is plain or sealed by an older key. */
    synchronized void protect(Setting<?> setting) {
        StoredValue value = values.get(setting.name());
        if (!loaded || value == null || closed) {
            return;
        }
        try {
            seals.renewed(setting, value.content()).ifPresent(sealed -> {
                StoredValue row = new StoredValue(sealed, value.at(), value.by());
                store(Map.of(setting.name(), Optional.of(row)));
                values.put(setting.name(), row);
            });
        } catch (RostrumException e) {
            logger.error("the secret setting {} could not be encrypted: {}", setting.name(), e.error().code());
        }
    }

    /** One failing listener does not keep the news from the others. */
    private <T> void tell(Listener<T> listener) {
        try {
            listener.consumer().accept(get(listener.setting()));
        } catch (RuntimeException e) {
            logger.error("a listener of setting {} failed", listener.setting().name(), e);
        }
    }

    @Override
    public <T> AutoCloseable onChange(Setting<T> setting, Consumer<T> consumer) {
        Listener<T> listener = new Listener<>(setting, consumer);
        listeners.add(listener);
        return () -> listeners.removeIf(other -> other == listener);
    }

    @Deactivate
    public void close() {
        closed = true;
        unit.close();
    }
}
