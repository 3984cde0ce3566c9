// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.ConfigChange.Action;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.audit.ConfigChange;
import org.rostrum.settings.Setting;

/** The line of the change log for changed settings (60/CF-1). Pure. */
final class SettingChanges {

    private SettingChanges() {}

    /** @param before stored text; null: the default applied */
    static ConfigChange of(
            Map<Setting<?>, Optional<String>> changed, Function<Setting<?>, @Nullable String> before, Instant at, String by) {
        List<Field> fields = new ArrayList<>();
        changed.forEach((setting, text) -> fields.add(field(setting, before.apply(setting), text)));
        return new ConfigChange(at, Action.EDIT, "settings", object(changed.keySet().stream().map(Setting::name).toList()), by, fields);
    }

    private static <T> Field field(Setting<T> setting, @Nullable String before, Optional<String> after) {
        String fallback = setting.write().apply(setting.fallback());
        return setting.secret()
                ? Field.secret(setting.name())
                : new Field(setting.name(), before == null ? fallback : before, after.orElse(fallback));
    }

    /** The setting's name, of several their areas. */
    static String object(List<String> names) {
        return names.size() == 1 ? names.get(0)
                : names.stream().map(name -> name.substring(0, Math.max(0, name.lastIndexOf('.')))).distinct().sorted()
                        .collect(Collectors.joining(", "));
    }
}
