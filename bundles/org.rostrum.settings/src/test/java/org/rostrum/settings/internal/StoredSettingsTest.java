// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.test.Eventually.eventually;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.audit.ConfigChange.Action;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.audit.ConfigChange;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.Setting;
import org.rostrum.store.test.TestStore;
import org.rostrum.test.PostgresServer;
import org.rostrum.test.TestDatabase;
import org.rostrum.test.VirtualTime;

class StoredSettingsTest {

    private static final Instant AT = new VirtualTime().instant();
    private static final Setting<Integer> COUNT = Setting.number("test.count", 5, 1, 9);
    private static final Setting<String> PASSWORD =
            new Setting<>("test.password", "", text -> text, text -> text, text -> true, true);

    private final List<ConfigChange> changes = new CopyOnWriteArrayList<>();

    @TempDir
    Path keys;

    private StoredSettings over(TestStore store) {
        return new StoredSettings(store.units(), store.threads(), changes::add, new FileSecretBox(keys.resolve("secrets.key")), new VirtualTime());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void valuesSurviveARestart(TestDatabase.Kind kind) {
        try (TestDatabase database = kind.create()) {
            try (TestStore store = TestStore.over(database)) {
                StoredSettings settings = over(store);
                assertThat(settings.get(COUNT)).isEqualTo(5);
                settings.set(COUNT, 7, "admin:root");
                settings.set(COUNT, 8, "admin:root");
                assertThat(settings.get(COUNT)).isEqualTo(8);
            }
            try (TestStore store = TestStore.over(database)) {
                StoredSettings settings = over(store);
                eventually(() -> settings.get(COUNT) == 8 ? "" : "still " + settings.get(COUNT));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void everyChangeIsLoggedWithOldAndNewValueAndSecretsAreMasked(TestDatabase.Kind kind) {
        // 60/CF-1, 60/CF-2, 60/CF-3
        try (TestStore store = TestStore.on(kind)) {
            StoredSettings settings = over(store);
            settings.set(COUNT, 7, "admin:root");
            settings.set(COUNT, 7, "admin:root");
            settings.set(PASSWORD, "hunter2", "admin:root");
            assertThat(changes).containsExactly(
                    new ConfigChange(AT, Action.EDIT, "settings", "test.count", "admin:root",
                            List.of(new Field("test.count", "5", "7"))),
                    new ConfigChange(AT, Action.EDIT, "settings", "test.password", "admin:root",
                            List.of(Field.secret("test.password"))));
            assertThat(settings.get(PASSWORD)).isEqualTo("hunter2");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void refusesWhatTheDefinitionRefuses(TestDatabase.Kind kind) {
        try (TestStore store = TestStore.on(kind)) {
            StoredSettings settings = over(store);
            assertThatThrownBy(() -> settings.set(COUNT, 10, "server")).isInstanceOfSatisfying(RostrumException.class, e -> {
                assertThat(e.error()).isEqualTo(CommonError.INVALID_VALUE);
                assertThat(e.location()).isEqualTo("test.count");
            });
            assertThat(settings.get(COUNT)).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void listenersHearOfChangesUntilTheyLeave(TestDatabase.Kind kind) throws Exception {
        try (TestStore store = TestStore.on(kind)) {
            StoredSettings settings = over(store);
            List<Integer> heard = new CopyOnWriteArrayList<>();
            AutoCloseable failing = settings.onChange(COUNT, value -> {
                throw new IllegalStateException("a listener's fault stays its own");
            });
            AutoCloseable handle = settings.onChange(COUNT, heard::add);
            settings.set(COUNT, 2, "server");
            handle.close();
            failing.close();
            settings.set(COUNT, 3, "server");
            assertThat(heard).containsExactly(2);
        }
    }

    @Test
    void readersGetFallbacksUntilTheDatabaseComesAndAreToldThen() {
        try (PostgresServer server = PostgresServer.create()) {
            server.start();
            try (TestStore store = TestStore.over(server)) {
                over(store).set(COUNT, 9, "server");
            }
            server.stop();
            try (TestStore store = TestStore.over(server)) {
                StoredSettings settings = over(store);
                List<Integer> heard = new CopyOnWriteArrayList<>();
                settings.onChange(COUNT, heard::add);
                assertThat(settings.get(COUNT)).isEqualTo(5);
                assertThatThrownBy(() -> settings.set(COUNT, 4, "server")).isInstanceOfSatisfying(
                        RostrumException.class, e -> assertThat(e.error()).isEqualTo(CommonError.STORE_UNAVAILABLE));
                server.start();
                eventually(() -> settings.get(COUNT) == 9 ? "" : "still " + settings.get(COUNT));
                eventually(() -> heard.equals(List.of(9)) ? "" : "heard " + heard);
                settings.close();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"video.example.org,true", "localhost,true", "-x,false", "Video.Example,false", "'',false", "a b,false"})
    void aServerNameIsADnsName(String name, boolean valid) {
        assertThat(ServerSettings.SERVER_NAME.valid().test(name)).isEqualTo(valid);
    }
}
