// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.base.error.RostrumException;
import org.rostrum.settings.SettingError;

class FileSecretBoxTest {

    @TempDir
    Path data;

    private Path file() {
        return data.resolve("keys/secrets.key");
    }

    private static void allow(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void theKeyIsMadeAtFirstStartForItsOwnerOnlyAndServesTheNext() throws IOException {
        FileSecretBox box = new FileSecretBox(file());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
        String sealed = box.seal("a", "hunter2 \uD83D\uDE00");
        assertThat(sealed).doesNotContain("hunter2");
        assertThat(box.seal("a", "hunter2 \uD83D\uDE00")).as("never the same text twice").isNotEqualTo(sealed);
        assertThat(new FileSecretBox(file()).open("a", sealed)).contains("hunter2 \uD83D\uDE00");
        assertThat(box.isSealed(sealed)).isTrue();
        assertThat(box.isSealed("hunter2")).isFalse();
        assertThat(box.isOutdated(sealed)).isFalse();
    }

    @Test
    void aTextThatWasChangedOrMovedDoesNotOpen() {
        FileSecretBox box = new FileSecretBox(file());
        String sealed = box.seal("a", "hunter2");
        char last = sealed.charAt(20);
        assertThat(box.open("b", sealed)).isEmpty();
        assertThat(box.open("a", sealed.substring(0, 20) + (last == 'A' ? 'B' : 'A') + sealed.substring(21))).isEmpty();
        assertThat(box.open("a", "sealed:00000000:AAAA")).isEmpty();
        assertThat(box.open("a", sealed.substring(0, 20))).isEmpty();
        assertThat(box.open("a", "hunter2")).isEmpty();
    }

    @Test
    void aFileThatOthersMayReadIsRefusedUntilItIsPutRight() throws IOException {
        String sealed = new FileSecretBox(file()).seal("a", "hunter2");
        allow(file(), "rw-r--r--");
        FileSecretBox box = new FileSecretBox(file());
        assertThat(box.open("a", sealed)).isEmpty();
        assertThatThrownBy(() -> box.seal("a", "x")).isInstanceOfSatisfying(
                RostrumException.class, e -> assertThat(e.error()).isEqualTo(SettingError.SECRET_KEY_UNAVAILABLE));
        allow(file(), "rw-------");
        assertThat(box.open("a", sealed)).contains("hunter2");
    }

    @Test
    void withAnotherKeySecretsCountAsNotSet() throws IOException {
        String sealed = new FileSecretBox(file()).seal("a", "hunter2");
        Files.delete(file());
        assertThat(new FileSecretBox(file()).open("a", sealed)).isEmpty();
    }

    @Test
    void keysAreRotatedByANewFirstLine() throws IOException {
        String old = new FileSecretBox(file()).seal("a", "hunter2");
        String oldKey = Files.readString(file());
        Files.delete(file());
        new FileSecretBox(file());
        Files.writeString(file(), Files.readString(file()) + "# of last year\n" + oldKey);
        FileSecretBox box = new FileSecretBox(file());
        assertThat(box.open("a", old)).contains("hunter2");
        assertThat(box.isOutdated(old)).isTrue();
        assertThat(box.isOutdated(box.seal("a", "hunter2"))).isFalse();
    }

    @Test
    void aBrokenFileIsToldWithoutItsText() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "not-a-key\n");
        allow(file(), "rw-------");
        assertThatThrownBy(() -> KeyRing.at(file())).hasMessage("a line is not 32 bytes in Base64");
        Files.writeString(file(), "\n");
        assertThatThrownBy(() -> KeyRing.at(file())).hasMessage("there is no key in it");
        assertThat(KeyRing.read("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")).hasToString("KeyRing[66687aad]");
    }
}
