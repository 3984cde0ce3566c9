// SPDX-License-Identifier: Apache-2.0
package org.rostrum.edge;

import org.osgi.annotation.versioning.ConsumerType;
import org.rostrum.base.id.ConferenceId;

/** Optional service: says whose media may go from client to client. Without it nobody's may. Thread-safe, never blocks. */
@ConsumerType
public interface DirectMedia {

    /** Whether the people of this conference may connect directly now (00/R-19): asked for each message of a direct transport. */
    boolean allowed(ConferenceId conference);
}
