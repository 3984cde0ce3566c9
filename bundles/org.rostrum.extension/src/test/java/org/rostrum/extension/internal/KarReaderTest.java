// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rostrum.base.error.RostrumException;

/** Files of strangers: what is in order is read, everything else has one code and writes nothing outside. */
class KarReaderTest {

    @TempDir
    Path folder;

    private Kar unpack(byte[] kar) throws IOException {
        Path file = Files.write(folder.resolve("a.kar"), kar);
        return KarReader.unpack(file, folder.resolve("inner/out"));
    }

    @Test
    void headersAndFilesAreRead() throws IOException {
        Kar kar = unpack(KarMaker.of("org.acme.hello", "1.0.0", "Rostrum-Title: Hello", "Rostrum-Licence-Feature: streaming")
                .with("repository/x/y.jar", "jar").with("elsewhere/z", "not unpacked").bytes());

        assertThat(kar.id()).isEqualTo("org.acme.hello");
        assertThat(kar.title()).isEqualTo("Hello");
        assertThat(kar.licenceFeature()).isEqualTo("streaming");
        assertThat(kar.descriptors()).hasSize(1);
        assertThat(folder.resolve("inner/out/x/y.jar")).hasContent("jar");
        assertThat(folder.resolve("inner/out/z")).doesNotExist();
    }

    static Stream<Arguments> broken() {
        KarMaker good = KarMaker.of("a", "1");
        return Stream.of(
                Arguments.of("empty", new byte[0]),
                Arguments.of("text", "hello".getBytes()),
                Arguments.of("cut", Arrays.copyOf(good.bytes(), good.bytes().length / 2)),
                Arguments.of("no manifest", KarMaker.empty().with("repository/a-features.xml", "a 1").bytes()),
                Arguments.of("broken manifest", KarMaker.empty().with("META-INF/MANIFEST.MF", "no colon\n").bytes()),
                Arguments.of("no name", KarMaker.empty().manifest("A: b").with("repository/a-features.xml", "a 1").bytes()),
                Arguments.of("name with a path", KarMaker.of("a/../b", "1").bytes()),
                Arguments.of("name in capitals", KarMaker.of("Acme", "1").bytes()),
                Arguments.of("name too long", KarMaker.of("a".repeat(65), "1").bytes()),
                Arguments.of("name of ours", KarMaker.of("rostrum-x", "1").bytes()),
                Arguments.of("no feature file", KarMaker.empty().manifest("Rostrum-Extension: a").with("repository/a.xml", "").bytes()),
                Arguments.of("up", KarMaker.of("a", "1").with("repository/../../x", "x").bytes()),
                Arguments.of("up and down", KarMaker.of("a", "1").with("repository/x/../../../x", "x").bytes()),
                Arguments.of("from the root", KarMaker.of("a", "1").with("repository//etc/x", "x").bytes()),
                Arguments.of("backslashes", KarMaker.of("a", "1").with("repository/..\\..\\x", "x").bytes()),
                Arguments.of("no name at all", KarMaker.of("a", "1").with("repository/x\0y", "x").bytes()),
                Arguments.of("file and folder", KarMaker.of("a", "1").with("repository/p", "x").with("repository/p/q", "x").bytes()));
    }

    @ParameterizedTest(name = "{0}") // 10/EXT-2
    @MethodSource("broken")
    void whatIsWrongHasOneCode(String name, byte[] kar) throws IOException {
        assertThatThrownBy(() -> unpack(kar)).isInstanceOfSatisfying(RostrumException.class,
                e -> assertThat(e.error().code()).isEqualTo("extensionInvalid"));
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all.map(p -> p.getFileName().toString())).isSubsetOf("a.kar", "inner");
        }
    }

    @Test
    void whatUnpacksToTooMuchIsRefused() {
        byte[] zeros = new byte[200 << 20];
        byte[] bomb = KarMaker.of("a", "1").with("repository/x", zeros).with("repository/y", zeros).bytes();

        assertThat(bomb.length).isLessThan(1 << 20);
        assertThatThrownBy(() -> unpack(bomb)).isInstanceOfSatisfying(RostrumException.class,
                e -> assertThat(e.error().code()).isEqualTo("extensionInvalid"));
    }

    @Test
    void anUploadWithoutEndIsCut() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return length;
            }
        };
        assertThatThrownBy(() -> KarReader.receive(endless, folder.resolve("endless"))).isInstanceOfSatisfying(RostrumException.class,
                e -> assertThat(e.error().code()).isEqualTo("tooLarge"));
    }

    @Test
    void randomDamageHasOneCodeOrNone() throws IOException {
        byte[] good = KarMaker.of("a", "1").bytes();
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            byte[] damaged = good.clone();
            for (int n = 0; n <= random.nextInt(4); n++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                ExtensionStore.delete(folder.resolve("inner"));
                unpack(damaged);
            } catch (RostrumException e) {
                assertThat(e.error().code()).isEqualTo("extensionInvalid");
            }
        }
    }
}
