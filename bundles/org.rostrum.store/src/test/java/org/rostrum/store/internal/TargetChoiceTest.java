// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetChoiceTest {

    @TempDir
    Path data;

    /** A configuration with these values, else its defaults. */
    private static StoreConfig config(Map<String, String> values) {
        return (StoreConfig) Proxy.newProxyInstance(StoreConfig.class.getClassLoader(), new Class<?>[] {StoreConfig.class},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), "").isEmpty()
                        ? method.getDefaultValue()
                        : values.get(method.getName()));
    }

    @Test
    void theEmbeddedDatabaseLosesNoCommitAndHasARandomPasswordForItsOwner() throws Exception {
        DatabaseTarget first = TargetChoice.choose(config(Map.of()), data);
        assertThat(first.dialect()).isEqualTo(Dialect.H2);
        assertThat(first.url()).startsWith("jdbc:h2:file:" + data.resolve("db/rostrum")).contains(";WRITE_DELAY=0;");
        assertThat(first.password()).hasSize(48);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("db/password")))).isEqualTo("rw-------");
        assertThat(TargetChoice.choose(config(Map.of()), data)).isEqualTo(first);
        assertThat(first).asString().doesNotContain(first.password());
    }

    @Test
    void aLostPasswordIsToldAndNotReplaced() throws Exception {
        TargetChoice.choose(config(Map.of()), data);
        Files.createFile(data.resolve("db/rostrum.mv.db"));
        Files.delete(data.resolve("db/password"));
        assertThatThrownBy(() -> TargetChoice.choose(config(Map.of()), data))
                .hasMessageContaining("restore " + data.resolve("db/password"));
    }

    @Test
    void postgresqlComesFromTheConfiguration() throws Exception {
        String url = "jdbc:postgresql://db:5432/rostrum?sslmode=require";
        Path file = Files.writeString(data.resolve("secret"), "from the file\n");
        DatabaseTarget target = TargetChoice.choose(config(Map.of("url", url, "password", "direct")), data);
        assertThat(target).isEqualTo(new DatabaseTarget(url, "rostrum", "direct", 12, 2000));
        assertThat(TargetChoice.choose(config(Map.of("url", url, "password", "direct", "passwordFile", file.toString())), data).password())
                .isEqualTo("from the file");
        assertThat(data.resolve("db")).doesNotExist();
        assertThat(target).hasToString("jdbc:postgresql://db:5432/rostrum as rostrum");
    }

    @Test
    void anotherKindOfDatabaseIsRefused() {
        DatabaseTarget target = TargetChoice.choose(config(Map.of("url", "jdbc:mysql://db/x")), data);
        assertThatThrownBy(target::dialect).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("jdbc:postgresql:");
    }
}
