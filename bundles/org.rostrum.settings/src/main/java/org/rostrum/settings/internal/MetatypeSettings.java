// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Dictionary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.ChangeLog;
import org.rostrum.audit.ConfigChange.Action;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.audit.ConfigChange;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.settings.SettingCatalogue.Entry;
import org.rostrum.settings.SettingCatalogue.Fault;
import org.rostrum.settings.SettingCatalogue.Group;
import org.rostrum.store.DataFolder;

/**
 * Settings of this node as Metatype describes them and ConfigAdmin has them: PIDs {@code org.rostrum.*}, each with its file
 * {@code <data>/etc/<pid>.cfg}. A change is written to the file, from where the kernel takes it up; until it has, the written
 * value is shown. Thread-safe.
 */
@Component(service = NodeSettings.class)
public final class MetatypeSettings implements NodeSettings {

    private static final String OURS = "org.rostrum.";

    private final BundleContext context;
    private final ConfigurationAdmin configurations;
    private final ChangeLog changes;
    private final Path folder;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, String> written = new ConcurrentHashMap<>();

    @Activate
    public MetatypeSettings(
            BundleContext context, @Reference ConfigurationAdmin configurations, @Reference ChangeLog changes, @Reference DataFolder data) {
        this.context = context;
        this.configurations = configurations;
        this.changes = changes;
        this.folder = data.path().resolve("etc");
    }

    /** A described PID and what ConfigAdmin has for it. */
    private record Described(MetatypeFile.Pid pid, Map<String, Object> values) {

        String name() {
            return pid.pid();
        }
    }

    /** Anew each time: bundles come and go, and few people look. */
    private List<Described> described() {
        return Stream.of(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName() != null && bundle.getSymbolicName().startsWith(OURS))
                .flatMap(bundle -> MetatypeFile.of(bundle).stream())
                .map(pid -> new Described(pid, values(pid.pid())))
                .sorted(Comparator.comparing(Described::name))
                .toList();
    }

    private Map<String, Object> values(String pid) {
        try {
            Configuration[] configuration = configurations.listConfigurations("(service.pid=" + pid + ")");
            Dictionary<String, Object> properties = configuration == null ? null : configuration[0].getProperties();
            Map<String, Object> values = new LinkedHashMap<>();
            if (properties != null) {
                properties.keys().asIterator().forEachRemaining(key -> values.put(key, properties.get(key)));
            }
            return values;
        } catch (IOException | InvalidSyntaxException e) {
            throw new IllegalStateException("configuration of " + pid + " cannot be read", e);
        }
    }

    @Override
    public List<Group> groups() {
        return described().stream()
                .map(found -> new Group(found.name(), found.pid().title(),
                        found.pid().settings().stream().map(setting -> entry(setting, found.values())).toList()))
                .toList();
    }

    private Entry entry(NodeSetting setting, Map<String, Object> values) {
        return setting.entry(text(setting, values));
    }

    private @Nullable String text(NodeSetting setting, Map<String, Object> values) {
        String present = setting.text(values.get(setting.key()));
        String pending = written.get(setting.name());
        if (pending != null && pending.equals(shown(setting, present))) {
            written.remove(setting.name(), pending);
        }
        return pending == null ? present : pending;
    }

    @Override
    public Optional<Entry> find(String name) {
        return described().stream()
                .flatMap(found -> found.pid().settings().stream()
                        .filter(setting -> setting.name().equals(name)).map(setting -> entry(setting, found.values())))
                .findFirst();
    }

    private Optional<NodeSetting> setting(String name) {
        return described().stream().flatMap(found -> found.pid().settings().stream()).filter(setting -> setting.name().equals(name)).findFirst();
    }

    @Override
    public Optional<Fault> fault(String name, @Nullable String text) {
        return setting(name).filter(setting -> text != null && !setting.accepts(text))
                .map(setting -> new Fault(CommonError.INVALID_VALUE, name, Values.expected(setting.info())));
    }

    @Override
    public void change(Map<String, @Nullable String> values, String by) {
        Map<MetatypeFile.Pid, List<Edit>> edits = new LinkedHashMap<>();
        List<Described> all = described();
        all.forEach(found -> found.pid().settings().stream().filter(setting -> values.containsKey(setting.name())).forEach(setting -> {
            String before = text(setting, found.values());
            String wanted = values.get(setting.name());
            String after = wanted == null ? null : wanted.strip();
            if (!shown(setting, after).equals(shown(setting, before))) {
                edits.computeIfAbsent(found.pid(), key -> new ArrayList<>()).add(new Edit(setting, before, after));
            }
        }));
        edits.forEach((pid, list) -> {
            write(pid.pid(), list);
            List<Field> fields = list.stream().map(edit -> edit.setting().changed(edit.before(), edit.after())).toList();
            changes.record(new ConfigChange(clock.instant(), Action.EDIT, "node_settings", pid.pid(), by, fields));
        });
    }

    private record Edit(NodeSetting setting, @Nullable String before, @Nullable String after) {}

    private static String shown(NodeSetting setting, @Nullable String text) {
        return text == null ? setting.fallback() : text;
    }

    private void write(String pid, List<Edit> edits) {
        Map<String, @Nullable String> lines = new LinkedHashMap<>();
        edits.forEach(edit -> lines.put(edit.setting().key(), edit.after() == null ? null : edit.after().replace("\n", ",")));
        try {
            CfgFile.edit(folder.resolve(pid + ".cfg"), lines);
        } catch (IOException e) {
            throw new RostrumException(CommonError.INTERNAL, "The file of the setting cannot be written.", null, e);
        }
        edits.forEach(edit -> written.put(edit.setting().name(), shown(edit.setting(), edit.after())));
    }
}
