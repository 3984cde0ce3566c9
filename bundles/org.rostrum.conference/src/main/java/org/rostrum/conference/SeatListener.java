// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears what a seat sees, in order, on the session's queue: hand over and return, never block. */
@ConsumerType
@FunctionalInterface
public interface SeatListener {

    /** @param sequence grows by one for each update of this connection, from that of its snapshot on; over resumes it only grows */
    void update(long sequence, SeatUpdate update);
}
