// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SiteSettings;

/** Settings in memory. */
public final class FakeSettings implements SiteSettings {

    private final Map<String, String> values = new ConcurrentHashMap<>();

    @Override
    public <T> T get(Setting<T> setting) {
        String text = values.get(setting.name());
        return text == null ? setting.fallback() : setting.read().apply(text);
    }

    @Override
    public <T> void set(Setting<T> setting, T value, String by) {
        values.put(setting.name(), setting.write().apply(value));
    }

    /** By name, for settings that are internal to another bundle. */
    public void set(String name, String value) {
        values.put(name, value);
    }

    @Override
    public <T> AutoCloseable onChange(Setting<T> setting, Consumer<T> listener) {
        return () -> { };
    }
}
