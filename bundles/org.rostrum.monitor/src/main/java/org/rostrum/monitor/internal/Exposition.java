// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rostrum.monitor.Figures.Figure;
import org.rostrum.monitor.Figures.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Figures in the text format of Prometheus. Names that the format does not allow, and doubles, are left out. Pure but for the log. */
final class Exposition {

    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final Logger logger = LoggerFactory.getLogger(Exposition.class);
    private static final String TOTAL = "_total";

    private Exposition() {}

    static void write(List<Figure> figures, OutputStream out) throws IOException {
        Map<String, Map<Labels, Figure>> byName = new LinkedHashMap<>();
        for (Figure figure : figures) {
            String name = figure.name().endsWith(TOTAL) ? figure.name().substring(0, figure.name().length() - TOTAL.length()) : figure.name();
            if (!PrometheusNaming.isValidLegacyMetricName(name) || !figure.labels().keySet().stream().allMatch(PrometheusNaming::isValidLegacyLabelName)) {
                logger.debug("figure {} has a name that cannot be written", figure.name());
                continue;
            }
            byName.computeIfAbsent(name, n -> new LinkedHashMap<>()).putIfAbsent(labels(figure), figure);
        }
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        byName.forEach((name, points) -> all.metricSnapshot(snapshot(name, points)));
        PrometheusTextFormatWriter.builder().build().write(out, all.build());
    }

    private static Labels labels(Figure figure) {
        Labels.Builder labels = Labels.builder();
        figure.labels().forEach(labels::label);
        return labels.build();
    }

    private static MetricSnapshot snapshot(String name, Map<Labels, Figure> points) {
        Figure first = points.values().iterator().next();
        if (first.kind() == Kind.COUNTER) {
            CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(first.help());
            points.forEach((labels, figure) -> counter.dataPoint(
                    CounterDataPointSnapshot.builder().labels(labels).value(Math.max(0, figure.value())).build()));
            return counter.build();
        }
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(first.help());
        points.forEach((labels, figure) -> gauge.dataPoint(GaugeDataPointSnapshot.builder().labels(labels).value(figure.value()).build()));
        return gauge.build();
    }
}
