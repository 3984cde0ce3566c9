// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.settings.Restart;
import org.rostrum.settings.SettingCatalogue;
import org.rostrum.settings.SettingError;
import org.rostrum.settings.SettingInfo;
import org.rostrum.settings.SettingType;

/** One setting of each type in memory. */
final class FakeCatalogue implements SettingCatalogue {

    final Map<String, String> values = new HashMap<>();
    String by = "";

    private static SettingInfo info(SettingType type) {
        return new SettingInfo(type.word(), "Of type " + type.word(), type, type == SettingType.NUMBER ? "s" : null,
                type == SettingType.NUMBER ? 1L : null, type == SettingType.NUMBER ? 9L : null,
                type == SettingType.CHOICE ? List.of("red", "green") : List.of(), type == SettingType.TEXT ? Restart.SERVER : null);
    }

    private Entry entry(String name, SettingType type, String fallback) {
        boolean changed = values.containsKey(name);
        String value = values.getOrDefault(name, fallback);
        return new Entry(name, info(type), fallback, type == SettingType.SECRET && !value.isEmpty() ? "***" : value, Scope.SITE,
                changed ? Instant.ofEpochSecond(1_000) : null, changed ? by : null);
    }

    @Override
    public List<Group> groups(String search) {
        List<Entry> entries = List.of(entry("test.text", SettingType.TEXT, "x"), entry("test.count", SettingType.NUMBER, "5"),
                entry("test.flag", SettingType.FLAG, "false"), entry("test.colour", SettingType.CHOICE, "red"),
                entry("test.password", SettingType.SECRET, ""), entry("test.names", SettingType.LIST, ""));
        List<Entry> found = entries.stream().filter(entry -> entry.name().contains(search)).toList();
        return found.isEmpty() ? List.of() : List.of(new Group("test", "Test", found));
    }

    @Override
    public Optional<Entry> find(String name) {
        return groups("").get(0).settings().stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    @Override
    public Optional<String> elsewhere(String name) {
        return name.equals("test.colour") ? Optional.of("/https") : Optional.empty();
    }

    @Override
    public List<Fault> check(Map<String, @Nullable String> wanted) {
        List<Fault> faults = new ArrayList<>();
        wanted.forEach((name, text) -> {
            if (find(name).isEmpty()) {
                faults.add(new Fault(SettingError.SETTING_NOT_FOUND, name, "There is no such setting."));
            } else if (name.equals("test.count") && text != null && !text.matches("[1-9]")) {
                faults.add(new Fault(CommonError.INVALID_VALUE, name, "This is a number from 1 to 9."));
            }
        });
        return faults;
    }

    @Override
    public void change(Map<String, @Nullable String> wanted, String who) {
        by = who;
        wanted.forEach((name, text) -> {
            if (text == null) {
                values.remove(name);
            } else {
                values.put(name, text);
            }
        });
    }
}
