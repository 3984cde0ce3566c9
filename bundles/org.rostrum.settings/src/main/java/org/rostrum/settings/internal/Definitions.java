// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SettingGroup;

/** The groups that bundles publish, collected. Seals secrets that were stored before they were secret. Thread-safe. */
@Component(service = Definitions.class, immediate = true)
public final class Definitions {

    private final StoredSettings settings;
    private final List<SettingGroup> groups = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public Definitions(@Reference StoredSettings settings) {
        this.settings = settings;
        settings.onceLoaded(() -> groups.forEach(this::protect));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addGroup(SettingGroup group) {
        groups.add(group);
        protect(group);
        listeners.forEach(Runnable::run);
    }

    void removeGroup(SettingGroup group) {
        groups.remove(group);
    }

    private void protect(SettingGroup group) {
        group.settings().forEach(settings::protect);
    }

    /** Calls {@code listener} after each group that comes. */
    void onAdded(Runnable listener) {
        listeners.add(listener);
    }

    /** Groups by title; those of the same ID in one. */
    List<SettingGroup> groups() {
        Map<String, List<SettingGroup>> byId = groups.stream().collect(Collectors.groupingBy(SettingGroup::id));
        List<SettingGroup> joined = new ArrayList<>();
        byId.forEach((id, parts) -> joined.add(joined(parts)));
        joined.sort(Comparator.comparing(SettingGroup::title));
        return joined;
    }

    private static SettingGroup joined(List<SettingGroup> parts) {
        List<Setting<?>> all = parts.stream().<Setting<?>>flatMap(part -> part.settings().stream()).toList();
        return parts.size() == 1 ? parts.get(0) : new Joined(parts.get(0).id(), parts.get(0).title(), all);
    }

    private record Joined(String id, String title, List<Setting<?>> settings) implements SettingGroup {}

    Optional<Setting<?>> find(String name) {
        return groups.stream().<Setting<?>>flatMap(group -> group.settings().stream()).filter(setting -> setting.name().equals(name)).findFirst();
    }
}
