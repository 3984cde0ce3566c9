// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench;

import org.rostrum.bench.measure.GcLog;
import org.rostrum.bench.measure.ProcessMeter;
import org.rostrum.bench.net.Loops;
import org.rostrum.proto.srtp.SrtpProfile;

/** A server process that the tool has started. Thread-safe. */
public interface Server extends AutoCloseable {

    /** For tables. */
    String name();

    /** Reads processor time and memory. */
    ProcessMeter meter();

    /** Pauses of the collector; of a server without one nothing. */
    GcLog gc();

    /** Makes a room. */
    Driver room(Loops loops, SrtpProfile profile) throws Exception;

    /** Stops what was started. Idempotent. */
    @Override
    void close();
}
