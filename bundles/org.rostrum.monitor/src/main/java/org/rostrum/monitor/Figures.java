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
