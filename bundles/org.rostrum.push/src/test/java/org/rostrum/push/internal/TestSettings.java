// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SiteSettings;

/** Settings in memory. */
final class TestSettings implements SiteSettings {

    private final Map<String, String> values = new ConcurrentHashMap<>();

    <T> void set(Setting<T> setting, T value) {
        set(setting, value, "test");
    }

    @Override
    public <T> T get(Setting<T> setting) {
        String text = values.get(setting.name());
        return text == null ? setting.fallback() : setting.read().apply(text);
    }

    @Override
    public <T> void set(Setting<T> setting, T value, String by) {
        values.put(setting.name(), setting.write().apply(value));
    }

    @Override
    public <T> AutoCloseable onChange(Setting<T> setting, Consumer<T> listener) {
        return () -> { };
    }
}
