// SPDX-License-Identifier: Apache-2.0
package org.rostrum.edge;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard service: work that a bundle goes on with after its components are there. The server is up, and says so by
 * {@code /health} and to scripts, when all of these have been done once.
 */
@ConsumerType
public interface StartStep {

    /** Words for the log and for scripts, e.g. {@code REST resources}; constant. */
    String name();

    /** Whether it is done; asked often while the server starts, on any thread. Must not block. */
    boolean done();
}
