// SPDX-License-Identifier: Apache-2.0
package org.rostrum.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What extensions compile against stays as it is in {@code docs/extending/baseline}, or its package gets a new major version.
 * {@code ./rostrum baseline} takes the present state as the new one, at a release.
 */
class BaselineTest {

    private static final Path FOLDER = Path.of(System.getProperty("baseline.folder"));

    /** Made at the first release; from then on additions need a new minor version. */
    private static final boolean RELEASED = Files.exists(FOLDER.resolve("released"));

    static List<File> bundles() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .filter(f -> f.getName().matches("org\\.rostrum\\..*\\.jar"))
                .toList();
    }

    private static Path baseline(File bundle) {
        return FOLDER.resolve(bundle.getName().replaceAll("-[0-9].*", ".jar"));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void exportedPackagesAreCompatible(File bundle) throws Exception {
        if (Boolean.getBoolean("baseline.write")) {
            Api.write(bundle, baseline(bundle));
        }
        assertThat(baseline(bundle)).as("baseline of a bundle; ./rostrum baseline writes it").exists();
        assertThat(Api.faults(baseline(bundle).toFile(), bundle, RELEASED)).isEmpty();
    }

    @Test
    void noBundleIsMissing() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.filter(f -> f.toString().endsWith(".jar")))
                    .containsExactlyInAnyOrderElementsOf(bundles().stream().map(BaselineTest::baseline).toList());
        }
    }
}
