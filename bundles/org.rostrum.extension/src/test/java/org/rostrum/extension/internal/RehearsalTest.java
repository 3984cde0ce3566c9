// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Version;
import org.rostrum.base.error.RostrumException;
import org.rostrum.extension.ExtensionError;

/** What is tried has versions of its own, and means the same. */
class RehearsalTest {

    private static final String SHA = "0123456789abcdef";

    @TempDir
    Path folder;

    private Kar kar(String descriptor) throws IOException {
        Path file = Files.writeString(folder.resolve("a-features.xml"), descriptor);
        return new Kar("acme", "Acme", null, SHA, List.of(file));
    }

    private String text(Platform.Coming coming) throws IOException {
        assertThat(coming.descriptors()).hasSize(1);
        URI file = coming.descriptors().iterator().next();
        return Files.readString(Path.of(file));
    }

    @Test
    void versionsAndWhatRefersToThemAreMarked() throws IOException {
        Platform.Coming trial = Rehearsal.of(kar(KarMaker.features(
                KarMaker.feature("acme", "1.0.0", "<feature>acme-more</feature><feature version=\"[2,3)\">acme-more</feature>"
                        + "<feature version=\"3\">acme-more</feature><feature version=\"1\">scr</feature><bundle>mvn:a/b/1.0.0</bundle>"
                        + "<conditional><condition>scr</condition><feature>acme-more</feature></conditional>"),
                KarMaker.feature("acme-more", "2.1-SNAPSHOT", ""))),
                folder.resolve("trial"));

        assertThat(trial.feature()).isEqualTo("acme");
        assertThat(trial.version()).isEqualTo("1.0.0.rehearsal-0123456789ab");
        String more = "<feature version=\"2.1.0.SNAPSHOT-rehearsal-0123456789ab\">acme-more</feature>";
        assertThat(text(trial))
                .contains("name=\"acme\" version=\"1.0.0.rehearsal-0123456789ab\"", "<bundle>mvn:a/b/1.0.0</bundle>")
                .contains("name=\"acme-more\" version=\"2.1.0.SNAPSHOT-rehearsal-0123456789ab\"")
                .contains(">" + more + more + "<feature version=\"3\">acme-more</feature><feature version=\"1\">scr</feature>")
                .contains("<condition>scr</condition>" + more);
    }

    @Test
    void filesFromOutsideAreNotFetched() {
        String hostile = "<!DOCTYPE features [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + KarMaker.features("&x;");

        assertThatThrownBy(() -> Rehearsal.of(kar(hostile), folder.resolve("trial"))).isInstanceOfSatisfying(
                RostrumException.class, e -> assertThat(e.error()).isEqualTo(ExtensionError.EXTENSION_INVALID));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "1.0.0, '', true", "1.0.0, 0.0.0, true", "1.0.0, 1, true", "1.0.0, 1.0, true", "1.0.0, 2, false", "1.0.0, '[1,2)', true",
            "2.0.0, '[1,2)', false", "1.0-SNAPSHOT, 1.0-SNAPSHOT, true", "1.0-SNAPSHOT, 1.0.0.SNAPSHOT, true", "1.0.0, '[1,', false",
            "rubbish, rubbish, true", "rubbish, 1, false"})
    void versionsMeetWhatIsWanted(String version, String wanted, boolean meets) {
        assertThat(FeatureVersion.meets(version, wanted)).isEqualTo(meets);
    }

    @ParameterizedTest
    @CsvSource({"1.0.0, 1.0.0", "1.0, 1.0.0", "1.0-SNAPSHOT, 1.0.0.SNAPSHOT", "rubbish, 0.0.0", "99999999999999, 0.0.0"})
    void marksComeAndGo(String version, String clean) {
        String marked = FeatureVersion.marked(version, "abc");

        assertThat(marked).isNotEqualTo(clean).isEqualTo(Version.parseVersion(marked).toString());
        assertThat(FeatureVersion.unmarked("[caused by: acme/" + marked + "]")).isEqualTo("[caused by: acme/" + clean + "]");
    }
}
