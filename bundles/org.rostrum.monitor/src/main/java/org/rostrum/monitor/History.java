// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Some figures over the whole life of the server (10/SUM-1), an OSGi service: a value a minute for two days, then a mean an
 * hour. Thread-safe, blocks for the database.
 */
@ProviderType
public interface History {

    /**
     * Means over equal parts of a span; parts without a value are left out.
     *
     * @param points most parts, 1 to 2,000
     */
    List<Point> read(Series series, Instant from, Instant to, int points);

    /** What is kept. */
    enum Series {
        /** Load of the host's processors, per cent. */
        CPU("cpu"),
        /** Memory that the server holds, bytes. */
        MEMORY("memory"),
        /** Media that came in, bit/s. */
        NETWORK_IN("network_in"),
        /** Media that went out, bit/s. */
        NETWORK_OUT("network_out"),
        /** Running conferences. */
        CONFERENCES("conferences"),
        /** People in them. */
        PARTICIPANTS("participants"),
        /** Open connections of signalling. */
        CONNECTIONS("connections");

        private final String word;

        Series(String word) {
            this.word = word;
        }

        /** In API and database. */
        public String word() {
            return word;
        }
    }

    /** A mean. */
    record Point(Instant at, double value) {}
}
