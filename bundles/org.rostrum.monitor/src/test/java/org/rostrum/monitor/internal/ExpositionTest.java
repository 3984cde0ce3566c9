// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rostrum.monitor.Figures.Figure;
import org.rostrum.monitor.Figures.Kind;

class ExpositionTest {

    private static String text(Figure... figures) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Exposition.write(List.of(figures), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesCountersAndGaugesWithHelpAndLabels() throws IOException {
        assertThat(text(
                new Figure(Kind.COUNTER, "rostrum_bytes_total", "Bytes", Map.of("direction", "in"), 12),
                new Figure(Kind.COUNTER, "rostrum_bytes_total", "Bytes", Map.of("direction", "out"), 30),
                new Figure(Kind.GAUGE, "rostrum_people", "People", Map.of(), 2.5)))
                .contains("# HELP rostrum_bytes_total Bytes\n# TYPE rostrum_bytes_total counter\n")
                .contains("rostrum_bytes_total{direction=\"in\"} 12.0\n", "rostrum_bytes_total{direction=\"out\"} 30.0\n")
                .contains("# TYPE rostrum_people gauge\nrostrum_people 2.5\n");
    }

    @Test
    void labelsCannotBreakOut() throws IOException {
        assertThat(text(new Figure(Kind.GAUGE, "rostrum_x", "X", Map.of("name", "a\"b\nc\\"), 1)))
                .contains("rostrum_x{name=\"a\\\"b\\nc\\\\\"} 1.0");
    }

    @Test
    void whatCannotBeWrittenIsLeftOutAndTheRestStays() throws IOException {
        String text = text(
                new Figure(Kind.GAUGE, "not a name", "X", Map.of(), 1),
                new Figure(Kind.GAUGE, "rostrum_x", "X", Map.of("not a label", "v"), 1),
                new Figure(Kind.GAUGE, "rostrum_y", "Y", Map.of(), 1),
                new Figure(Kind.GAUGE, "rostrum_y", "told twice", Map.of(), 7));
        assertThat(text.lines().filter(line -> !line.startsWith("#"))).containsExactly("rostrum_y 1.0");
    }
}
