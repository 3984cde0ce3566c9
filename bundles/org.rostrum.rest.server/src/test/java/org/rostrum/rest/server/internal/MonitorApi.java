// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.rostrum.edge.HealthCheck.Result;
import org.rostrum.edge.HealthCheck.State;
import org.rostrum.licence.Licence;
import org.rostrum.monitor.Figures.Figure;
import org.rostrum.monitor.Figures.Kind;
import org.rostrum.monitor.Health;
import org.rostrum.monitor.History;
import org.rostrum.rest.internal.FakeSettings;

/** Dashboard and log over figures in memory. */
final class MonitorApi {

    static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");

    private MonitorApi() {}

    static DashboardResource dashboard(Path data, Licence licence, FakeSettings settings) {
        List<Figure> figures = List.of(
                figure("rostrum_conferences", Map.of(), 2), figure("rostrum_participants", Map.of("kind", "account"), 5),
                figure("rostrum_participants", Map.of("kind", "guest"), 3), figure("rostrum_host_cpu_ratio", Map.of(), 0.256),
                figure("rostrum_process_uptime_seconds", Map.of(), 77.9));
        Health health = () -> List.of(new Health.Finding("database", Result.OK),
                new Health.Finding("disk", new Result(State.WARNING, "diskAlmostFull", "500 MB are free.")));
        History history = (series, from, to, points) ->
                List.of(new History.Point(from, series.ordinal()), new History.Point(to.minusSeconds(1), points));
        return new DashboardResource(() -> figures, health, history, licence, settings, () -> data, "1.2.3", Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Figure figure(String name, Map<String, String> labels, double value) {
        return new Figure(Kind.GAUGE, name, "", labels, value);
    }
}
