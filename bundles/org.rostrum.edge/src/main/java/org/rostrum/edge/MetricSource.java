// SPDX-License-Identifier: Apache-2.0
package org.rostrum.edge;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/** Whiteboard service: figures for {@code /metrics}, dashboard and its history. */
@ConsumerType
public interface MetricSource {

    /** Tells its present figures; called on a pool thread at each scrape, must be quick and not block. */
    void collect(Sink sink);

    /** Takes figures. Names are {@code rostrum_<area>_<thing>_<unit>}, snake_case; labels are few and bounded. Not thread-safe. */
    @ProviderType
    interface Sink {

        /** Something that only grows, in total since the start; the name ends in {@code _total}. */
        void counter(String name, String help, Map<String, String> labels, double value);

        /** Something that goes up and down. */
        void gauge(String name, String help, Map<String, String> labels, double value);
    }
}
