// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.settings.Restart;
import org.rostrum.settings.SettingType;

/** Descriptions in, files out. */
class NodeFilesTest {

    private static final String METATYPE = """
            <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.2.0">
              <OCD id="C" name="Rostrum: listener">
                <AD id="port" type="Integer" name="Port" description="HTTPS" min="0" max="65535" default="443"/>
                <AD id="names" type="String" cardinality="2147483647" name="Names" default="a,b\\,c"/>
                <AD id="password" type="Password" name="Password" default=""/>
                <AD id="mode" type="String" name="Mode" default="x\\,y"><Option label="x" value="x"/><Option label="y" value="y"/></AD>
              </OCD>
              <Designate pid="org.rostrum.listener"><Object ocdref="C"/></Designate>
            </metatype:MetaData>
            """;

    @Test
    void aDescriptionGivesTypesBoundsAndDefaults() throws IOException {
        MetatypeFile.Pid pid = MetatypeFile.read(new ByteArrayInputStream(METATYPE.getBytes(StandardCharsets.UTF_8))).get(0);
        assertThat(pid.title()).isEqualTo("Listener");
        List<NodeSetting> settings = pid.settings();
        assertThat(settings).extracting(NodeSetting::name).containsExactly("org.rostrum.listener.port", "org.rostrum.listener.names",
                "org.rostrum.listener.password", "org.rostrum.listener.mode");
        assertThat(settings).extracting(setting -> setting.info().type())
                .containsExactly(SettingType.NUMBER, SettingType.LIST, SettingType.SECRET, SettingType.CHOICE);
        NodeSetting port = settings.get(0);
        assertThat(port.info().maximum()).isEqualTo(65_535);
        assertThat(port.info().restart()).isEqualTo(Restart.LISTENER);
        assertThat(List.of("0", "65535")).allMatch(port::accepts);
        assertThat(List.of("-1", "65536", "x", "", "${y}")).noneMatch(port::accepts);
        assertThat(settings.get(1).fallback()).isEqualTo("a\nb,c");
        assertThat(settings.get(3).fallback()).isEqualTo("x,y");
        assertThat(settings.get(1).text(new String[] {"c", "d"})).isEqualTo("c\nd");
        assertThat(settings.get(1).text("c, d")).isEqualTo("c\nd");
        assertThat(settings.get(2).entry("hunter2").value()).isEqualTo("***");
        assertThat(settings.get(2).changed("hunter2", "x").after()).isEqualTo("***");
        assertThat(settings.get(3).accepts("z")).isFalse();
    }

    @Test
    void onlyTheLineOfTheKeyChanges(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.cfg"), "# ports\nport = ${env:PORT:-443}\nportName=x, \\\n  y\n\nother: 1\n");
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        values.put("port", "8443");
        values.put("portName", null);
        values.put("path", "a\\b");
        CfgFile.edit(file, values);
        assertThat(file).hasContent("# ports\nport = 8443\n\nother: 1\npath = a\\\\b\n");
        assertThat(Arrays.asList(folder.toFile().list())).containsExactly("a.cfg");
        CfgFile.edit(folder.resolve("b.cfg"), Map.of("x", "1"));
        assertThat(folder.resolve("b.cfg")).hasContent("x = 1\n");
    }
}
