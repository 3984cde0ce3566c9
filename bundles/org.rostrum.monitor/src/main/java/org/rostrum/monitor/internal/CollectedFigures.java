// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rostrum.edge.MetricSource;
import org.rostrum.monitor.Figures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the sources one after another. A source that fails loses its own figures only, and is told in the log once. Thread-safe. */
@Component(service = Figures.class)
public final class CollectedFigures implements Figures {

    private static final Logger logger = LoggerFactory.getLogger(CollectedFigures.class);

    private final List<MetricSource> sources = new CopyOnWriteArrayList<>();
    private final Set<MetricSource> failing = ConcurrentHashMap.newKeySet();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(MetricSource source) {
        sources.add(source);
    }

    void removeSource(MetricSource source) {
        sources.remove(source);
        failing.remove(source);
    }

    @Override
    public List<Figure> now() {
        List<Figure> all = new ArrayList<>();
        for (MetricSource source : sources) {
            List<Figure> own = new ArrayList<>();
            try {
                source.collect(new Taker(own));
                all.addAll(own);
                failing.remove(source);
            } catch (RuntimeException e) {
                if (failing.add(source)) {
                    logger.warn("metric source {} failed, its figures are missing", source.getClass().getName(), e);
                }
            }
        }
        return all;
    }

    private record Taker(List<Figure> taken) implements MetricSource.Sink {
        @Override
        public void counter(String name, String help, Map<String, String> labels, double value) {
            taken.add(new Figure(Kind.COUNTER, name, help, labels, value));
        }

        @Override
        public void gauge(String name, String help, Map<String, String> labels, double value) {
            taken.add(new Figure(Kind.GAUGE, name, help, labels, value));
        }
    }
}
