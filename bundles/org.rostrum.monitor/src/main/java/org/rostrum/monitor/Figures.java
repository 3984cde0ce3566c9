// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** The figures of all metric sources now, an OSGi service. Thread-safe. */
@ProviderType
public interface Figures {

    /** Asks every source; one that fails is left out. */
    List<Figure> now();

    /**
     * Adds up the figures of a name.
     *
     * @param labels those that a figure must have; it may have more
     * @return 0 if there is none
     */
    static double sum(List<Figure> figures, String name, Map<String, String> labels) {
        return figures.stream()
                .filter(figure -> figure.name().equals(name) && figure.labels().entrySet().containsAll(labels.entrySet()))
                .mapToDouble(Figure::value)
                .sum();
    }

    /** Counter or gauge. */
    enum Kind {
        COUNTER,
        GAUGE
    }

    /** One figure with its labels. Names and meaning: {@link org.rostrum.edge.MetricSource.Sink}. */
    record Figure(Kind kind, String name, String help, Map<String, String> labels, double value) {
        public Figure {
            labels = Map.copyOf(labels);
        }
    }
}
