// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.base.error.RostrumException;
import org.rostrum.settings.NodeSettingCheck;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SettingCatalogue;
import org.rostrum.settings.SettingError;
import org.rostrum.settings.SettingGroup;

/** Settings of site and node side by side. Thread-safe. */
@Component(service = SettingCatalogue.class)
public final class LiveCatalogue implements SettingCatalogue {

    private final Definitions definitions;
    private final StoredSettings site;
    private final NodeSettings node;
    private final List<NodeSettingCheck> checks = new CopyOnWriteArrayList<>();

    @Activate
    public LiveCatalogue(@Reference Definitions definitions, @Reference StoredSettings site, @Reference NodeSettings node) {
        this.definitions = definitions;
        this.site = site;
        this.node = node;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCheck(NodeSettingCheck check) {
        checks.add(check);
    }

    void removeCheck(NodeSettingCheck check) {
        checks.remove(check);
    }

    @Override
    public List<Group> groups(String search) {
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        return Stream.concat(definitions.groups().stream().map(this::group), node.groups().stream())
                .map(group -> narrowed(group, wanted))
                .filter(group -> !group.settings().isEmpty())
                .toList();
    }

    private Group group(SettingGroup group) {
        return new Group(group.id(), group.title(), group.settings().stream().map(this::entry).toList());
    }

    private <T> Entry entry(Setting<T> setting) {
        Optional<StoredValue> stored = site.stored(setting.name());
        String fallback = setting.write().apply(setting.fallback());
        String value = site.text(setting).orElse(fallback);
        return new Entry(setting.name(), setting.info(), setting.secret() ? "" : fallback, setting.secret() ? masked(value) : value, Scope.SITE,
                stored.map(StoredValue::at).orElse(null), stored.map(StoredValue::by).orElse(null));
    }

    static String masked(String secret) {
        return secret.isEmpty() ? "" : Field.MASK;
    }

    private static Group narrowed(Group group, String wanted) {
        if (wanted.isEmpty() || group.title().toLowerCase(Locale.ROOT).contains(wanted) || group.id().equals(wanted)) {
            return group;
        }
        return new Group(group.id(), group.title(), group.settings().stream()
                .filter(entry -> (entry.name() + "\n" + entry.info().title() + "\n" + entry.info().description())
                        .toLowerCase(Locale.ROOT).contains(wanted))
                .toList());
    }

    @Override
    public Optional<Entry> find(String name) {
        Optional<Entry> own = definitions.find(name).map(setting -> entry(setting));
        return own.isPresent() ? own : node.find(name);
    }

    @Override
    public Optional<String> elsewhere(String name) {
        return checks.stream().map(check -> check.elsewhere(name)).flatMap(Optional::stream).findFirst();
    }

    @Override
    public List<Fault> check(Map<String, @Nullable String> values) {
        List<Fault> faults = new ArrayList<>();
        Map<String, @Nullable String> changed = new LinkedHashMap<>();
        values.forEach((name, text) -> fault(name, text).ifPresentOrElse(faults::add, () -> {
            if (definitions.find(name).isEmpty() && !isPresent(name, text)) {
                changed.put(name, text);
            }
        }));
        changed.forEach((name, text) -> elsewhere(name).ifPresent(place -> faults.add(new Fault(SettingError.SETTING_ELSEWHERE, name,
                "This setting is changed by PATCH " + place + ", where the change is tested first."))));
        if (faults.isEmpty()) {
            checks.forEach(check -> faults.addAll(check.check(changed)));
        }
        return faults;
    }

    /** What an answer contains can be sent back as it is. */
    private boolean isPresent(String name, @Nullable String text) {
        return node.find(name).filter(entry -> entry.value().equals(text == null ? entry.fallback() : text.strip())).isPresent();
    }

    private Optional<Fault> fault(String name, @Nullable String text) {
        Optional<Setting<?>> setting = definitions.find(name);
        if (setting.isPresent()) {
            return text == null ? Optional.empty() : Values.fault(setting.get(), text);
        }
        return node.find(name).isPresent() ? node.fault(name, text)
                : Optional.of(new Fault(SettingError.SETTING_NOT_FOUND, name, "There is no such setting."));
    }

    @Override
    public void change(Map<String, @Nullable String> values, String by) {
        check(values).stream().findFirst().ifPresent(fault -> {
            throw new RostrumException(fault.error(), fault.message(), fault.name());
        });
        Map<Setting<?>, Optional<String>> ofSite = new LinkedHashMap<>();
        Map<String, @Nullable String> ofNode = new LinkedHashMap<>();
        values.forEach((name, text) -> definitions.find(name).ifPresentOrElse(
                setting -> ofSite.put(setting, wanted(setting, text)), () -> ofNode.put(name, text)));
        site.change(ofSite, by);
        node.change(ofNode, by);
    }

    /** An empty secret is one that is not set. */
    private static Optional<String> wanted(Setting<?> setting, @Nullable String text) {
        return text == null ? Optional.empty() : Optional.ofNullable(Values.canonical(setting, text)).filter(
                canonical -> !(setting.secret() && canonical.isEmpty()));
    }
}
