// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.thread.Threads;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SiteSettings;
import org.rostrum.store.JpaUnit;
import org.rostrum.store.JpaUnits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Values in the database, a copy of all of them in memory. Until the database has answered once, everybody reads fallbacks;
 * then listeners of stored values are told. Changes are made one at a time, so memory, database and listeners agree on the
 * order. Thread-safe.
 */
@Component(service = SiteSettings.class)
public final class StoredSettings implements SiteSettings {

    private static final Logger logger = LoggerFactory.getLogger(StoredSettings.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String MASK = "***";
    private static final int MAX_LENGTH = 65_536;

    private record Listener<T>(Setting<T> setting, Consumer<T> consumer) {}

    private final JpaUnit unit;
    private final Threads threads;
    private final AuditLog audit;
    private final Clock clock;
    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final List<Listener<?>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean loaded;
    private volatile boolean closed;

    @Activate
    public StoredSettings(@Reference JpaUnits units, @Reference Threads threads, @Reference AuditLog audit) {
        this(units, threads, audit, Clock.systemUTC());
    }

    public StoredSettings(JpaUnits units, Threads threads, AuditLog audit, Clock clock) {
        this.unit = units.open("settings", ValueEntity.class);
        this.threads = threads;
        this.audit = audit;
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
        Map<String, String> stored = new HashMap<>();
        List<ValueEntity> rows = unit.read(em -> em.createQuery("select v from SettingValue v", ValueEntity.class).getResultList());
        rows.forEach(row -> stored.put(row.name(), row.content()));
        values.putAll(stored);
        loaded = true;
        listeners.stream().filter(listener -> stored.containsKey(listener.setting().name())).forEach(this::tell);
    }

    @Override
    public <T> T get(Setting<T> setting) {
        String stored = values.get(setting.name());
        if (stored == null) {
            return setting.fallback();
        }
        try {
            return setting.read().apply(stored);
        } catch (IllegalArgumentException e) {
            logger.warn("stored value of {} cannot be read, its default is used", setting.name());
            return setting.fallback();
        }
    }

    @Override
    public <T> void set(Setting<T> setting, T value, String by) {
        String text = setting.write().apply(value);
        if (!setting.valid().test(value) || text.length() > MAX_LENGTH) {
            throw new RostrumException(CommonError.INVALID_VALUE, setting.name() + " cannot have this value", setting.name());
        }
        synchronized (this) {
            loadIfNeeded();
            String before = values.get(setting.name());
            if (text.equals(before)) {
                return;
            }
            unit.run(em -> {
                ValueEntity found = em.find(ValueEntity.class, setting.name());
                ValueEntity row = found != null ? found : new ValueEntity(setting.name());
                row.change(text, clock.instant(), by);
                em.persist(row);
            });
            values.put(setting.name(), text);
            audit.record(changed(setting, before, text, by));
            listeners.stream().filter(listener -> listener.setting().name().equals(setting.name())).forEach(this::tell);
        }
    }

    private <T> AuditEvent changed(Setting<T> setting, @Nullable String before, String after, String by) {
        String old = before == null ? setting.write().apply(setting.fallback()) : before;
        Map<String, String> details = Map.of("old", setting.secret() ? MASK : old, "new", setting.secret() ? MASK : after);
        return new AuditEvent(clock.instant(), "setting.changed", by, setting.name(), null, details);
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
