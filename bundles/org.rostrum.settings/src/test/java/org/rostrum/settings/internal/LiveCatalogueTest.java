// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.test.Eventually.eventually;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.audit.ConfigChange;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.settings.NodeSettingCheck;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SettingCatalogue.Entry;
import org.rostrum.settings.SettingCatalogue.Fault;
import org.rostrum.settings.SettingCatalogue.Group;
import org.rostrum.settings.SettingCatalogue.Scope;
import org.rostrum.settings.SettingGroup;
import org.rostrum.settings.SettingInfo;
import org.rostrum.settings.SettingType;
import org.rostrum.store.test.TestStore;
import org.rostrum.test.TestDatabase;
import org.rostrum.test.VirtualTime;

class LiveCatalogueTest {

    private static final Setting<Integer> COUNT = Setting.number("test.count", 5, 1, 9).titled("How many").unit("people");
    private static final Setting<Boolean> FLAG = Setting.flag("test.flag", false);
    private static final Setting<String> COLOUR = Setting.choice("test.colour", "red", List.of("red", "green"));
    private static final Setting<List<String>> NAMES = Setting.list("test.names", List.of(), name -> name.length() < 6);
    private static final Setting<String> PASSWORD = Setting.secret("test.password", text -> text.length() < 20);
    private static final Setting<String> PLAIN = Setting.text("test.password", "", text -> true);

    private record TestGroup(String id, String title, List<Setting<?>> settings) implements SettingGroup {}

    /** A node with one setting, whose file is a map. */
    private static final class Node implements NodeSettings {
        final Map<String, @Nullable String> file = new HashMap<>();
        final NodeSetting port = new NodeSetting("org.rostrum.test", "port",
                new SettingInfo("Port", "", SettingType.NUMBER, null, 1L, 65_535L, List.of(), null), "443");

        @Override
        public List<Group> groups() {
            return List.of(new Group("org.rostrum.test", "Test node", List.of(port.entry(file.get(port.name())))));
        }

        @Override
        public Optional<Entry> find(String name) {
            return name.equals(port.name()) ? Optional.of(port.entry(file.get(name))) : Optional.empty();
        }

        @Override
        public Optional<Fault> fault(String name, @Nullable String text) {
            return text == null || port.accepts(text) ? Optional.empty()
                    : Optional.of(new Fault(CommonError.INVALID_VALUE, name, Values.expected(port.info())));
        }

        @Override
        public void change(Map<String, @Nullable String> values, String by) {
            file.putAll(values);
        }
    }

    private final List<ConfigChange> changes = new CopyOnWriteArrayList<>();
    private final Node node = new Node();

    @TempDir
    Path keys;

    private StoredSettings site(TestStore store) {
        StoredSettings site = new StoredSettings(
                store.units(), store.threads(), changes::add, new FileSecretBox(keys.resolve("secrets.key")), new VirtualTime());
        AtomicBoolean loaded = new AtomicBoolean();
        site.onceLoaded(() -> loaded.set(true));
        eventually(() -> loaded.get() ? "" : "not loaded");
        return site;
    }

    private Definitions definitions(StoredSettings site) {
        Definitions definitions = new Definitions(site);
        definitions.addGroup(new TestGroup("test", "Test", List.of(COUNT, FLAG, COLOUR)));
        definitions.addGroup(new TestGroup("test", "Test", List.of(NAMES, PASSWORD)));
        return definitions;
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void changesManyAtOnceAndTellsWhoAndWhen(TestDatabase.Kind kind) {
        try (TestStore store = TestStore.on(kind)) {
            StoredSettings site = site(store);
            LiveCatalogue catalogue = new LiveCatalogue(definitions(site), site, node);
            Map<String, @Nullable String> values = new HashMap<>(Map.of("test.count", " 7", "test.names", "anna\n\n boris ",
                    "test.password", "hunter2", "org.rostrum.test.port", "8443"));
            catalogue.change(values, "admin:root");
            assertThat(site.get(COUNT)).isEqualTo(7);
            assertThat(site.get(NAMES)).containsExactly("anna", "boris");
            assertThat(site.get(PASSWORD)).isEqualTo("hunter2");
            assertThat(node.file).containsEntry("org.rostrum.test.port", "8443").hasSize(1);
            assertThat(changes).singleElement().satisfies(change -> {
                assertThat(change.object()).isEqualTo("test");
                assertThat(change.fields()).containsExactlyInAnyOrder(new Field("test.count", "5", "7"),
                        new Field("test.names", "", "anna\nboris"), Field.secret("test.password"));
            });
            assertThat(catalogue.find("test.count")).hasValueSatisfying(entry -> {
                assertThat(entry.value() + " of " + entry.fallback()).isEqualTo("7 of 5");
                assertThat(entry.changedBy()).isEqualTo("admin:root");
                assertThat(entry.scope()).isEqualTo(Scope.SITE);
            });
            assertThat(catalogue.find("test.password")).hasValueSatisfying(entry -> assertThat(entry.value()).isEqualTo("***"));
            values.replaceAll((name, value) -> null);
            catalogue.change(values, "admin:root");
            assertThat(site.get(COUNT)).isEqualTo(5);
            assertThat(site.stored("test.count")).isEmpty();
            assertThat(catalogue.find("test.password")).hasValueSatisfying(entry -> assertThat(entry.value()).isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({"test.count,10", "test.count,x", "test.count,''", "test.flag,yes", "test.colour,blue", "test.names,annabella",
        "test.password,012345678901234567890", "org.rostrum.test.port,65536", "org.rostrum.test.port,${env:X}"})
    void refusesAllWhenOneIsWrong(String name, String value) {
        try (TestStore store = TestStore.h2()) {
            StoredSettings site = site(store);
            LiveCatalogue catalogue = new LiveCatalogue(definitions(site), site, node);
            Map<String, @Nullable String> values = new HashMap<>(Map.of("test.count", "6", "org.rostrum.test.port", "444"));
            values.put(name, value);
            assertThat(catalogue.check(values)).singleElement().satisfies(fault -> {
                assertThat(fault.name() + " " + fault.error().code()).isEqualTo(name + " invalidValue");
                assertThat(fault.message()).doesNotContain(value.isEmpty() ? "\0" : "'" + value);
            });
            assertThatThrownBy(() -> catalogue.change(values, "server")).isInstanceOfSatisfying(
                    RostrumException.class, e -> assertThat(e.location()).isEqualTo(name));
            assertThat(site.get(COUNT)).isEqualTo(5);
            assertThat(node.file).isEmpty();
            assertThat(changes).isEmpty();
        }
    }

    /** The port is changed elsewhere, or refused for a reason of its own. */
    private record Guard(boolean elsewhere) implements NodeSettingCheck {
        @Override
        public Optional<String> elsewhere(String name) {
            return elsewhere && name.endsWith(".port") ? Optional.of("/https") : Optional.empty();
        }

        @Override
        public List<Fault> check(Map<String, @Nullable String> wanted) {
            return wanted.keySet().stream().map(name -> new Fault(CommonError.INVALID_VALUE, name, "taken")).toList();
        }
    }

    @ParameterizedTest // 20/TLS-14: not past the test of the operation that has one
    @CsvSource({"true, settingElsewhere", "false, invalidValue"})
    void whatHasATestOfItsOwnIsNotChangedPastIt(boolean elsewhere, String code) {
        try (TestStore store = TestStore.h2()) {
            StoredSettings site = site(store);
            LiveCatalogue catalogue = new LiveCatalogue(definitions(site), site, node);
            Guard guard = new Guard(elsewhere);
            catalogue.addCheck(guard);
            Map<String, @Nullable String> values = new HashMap<>(Map.of("test.count", "6", "org.rostrum.test.port", "444"));
            assertThatThrownBy(() -> catalogue.change(values, "server")).isInstanceOfSatisfying(RostrumException.class, e -> {
                assertThat(e.error().code()).isEqualTo(code);
                assertThat(e.getMessage()).contains(elsewhere ? "PATCH /https" : "taken");
            });
            assertThat(node.file).isEmpty();
            assertThat(site.get(COUNT)).isEqualTo(5);
            assertThat(catalogue.check(Map.of("org.rostrum.test.port", " 443 "))).as("as it is").isEmpty();
            node.file.put("org.rostrum.test.port", "444");
            values.put("org.rostrum.test.port", null);
            assertThat(catalogue.check(values)).as("back to the default").extracting(fault -> fault.error().code()).containsExactly(code);
            catalogue.removeCheck(guard);
            assertThat(catalogue.check(values)).isEmpty();
        }
    }

    @Test
    void knowsWhatThereIs() {
        try (TestStore store = TestStore.h2()) {
            StoredSettings site = site(store);
            LiveCatalogue catalogue = new LiveCatalogue(definitions(site), site, node);
            assertThat(catalogue.groups("")).extracting(Group::id).containsExactly("test", "org.rostrum.test");
            assertThat(catalogue.groups("").get(0).settings()).hasSize(5);
            assertThat(catalogue.groups("how MANY")).singleElement().satisfies(
                    group -> assertThat(group.settings()).extracting(Entry::name).containsExactly("test.count"));
            assertThat(catalogue.groups("nothing")).isEmpty();
            assertThat(catalogue.check(Map.of("test.other", "1"))).extracting(fault -> fault.error().code()).containsExactly("settingNotFound");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void plainSecretsOfBeforeAreEncryptedWhenTheyAreKnownToBeSecret(TestDatabase.Kind kind) {
        try (TestStore store = TestStore.on(kind)) {
            StoredSettings site = site(store);
            site.set(PLAIN, "hunter2", "server");
            assertThat(site.stored("test.password")).hasValueSatisfying(value -> assertThat(value.content()).isEqualTo("hunter2"));
            assertThat(site.stored("test.password").orElseThrow().toString()).doesNotContain("hunter2");
            definitions(site);
            assertThat(site.stored("test.password")).hasValueSatisfying(value -> assertThat(value.content()).startsWith("sealed:"));
            assertThat(site.get(PASSWORD)).isEqualTo("hunter2");
            StoredSettings again = site(store);
            assertThat(again.stored("test.password").orElseThrow().content()).startsWith("sealed:");
            assertThat(again.get(PASSWORD)).isEqualTo("hunter2");
        }
    }

    @Test
    void theFileImportsEachLineOnceAndAgainWhenItChanges() {
        try (TestStore store = TestStore.h2()) {
            StoredSettings site = site(store);
            Definitions definitions = definitions(site);
            Map<String, Object> lines = new HashMap<>(Map.of("test.count", "7", "test.password", "hunter2", "later.count", "3",
                    "service.pid", "org.rostrum.site", "felix.fileinstall.filename", "file:x"));
            SiteFile file = new SiteFile(site, definitions, store.threads(), lines);
            eventually(() -> site.get(COUNT) == 7 && site.get(PASSWORD).equals("hunter2") ? "" : "not imported");
            site.set(COUNT, 8, "admin:root");
            eventually(() -> site.get(SiteFile.IMPORTED).contains("test.count") ? "" : "not remembered");
            assertThat(site.stored("site.imported").orElseThrow().content()).startsWith("sealed:");
            lines.put("test.flag", "true");
            file.modified(lines);
            eventually(() -> site.get(FLAG) ? "" : "not imported");
            assertThat(site.get(COUNT)).as("its line did not change").isEqualTo(8);
            Setting<Integer> late = Setting.number("later.count", 1, 0, 9);
            definitions.addGroup(new TestGroup("later", "Later", List.of(late)));
            eventually(() -> site.get(late) == 3 ? "" : "not imported");
            lines.putAll(Map.of("test.count", "10", "test.colour", "green"));
            file.modified(lines);
            lines.putAll(Map.of("test.count", "9", "test.colour", "red", "test.names", "carl"));
            file.modified(lines);
            eventually(() -> site.get(COUNT) == 9 ? "" : "not imported");
            assertThat(changes.stream().flatMap(change -> change.fields().stream()).map(Field::after))
                    .as("nothing of a file with a wrong line").doesNotContain("green", "10");
        }
    }
}
