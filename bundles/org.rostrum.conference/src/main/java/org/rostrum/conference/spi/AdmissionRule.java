// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.spi;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.rostrum.conference.Refusal;

/**
 * Whiteboard service: one check of the join decision. Pure: the answer depends on the argument alone, at once, without
 * waiting, on any thread. A rule that throws refuses nobody; the fault is logged.
 */
@ConsumerType
public interface AdmissionRule {

    /** Where in the order it is asked; constant. Within a step the server's own rules come first. */
    AdmissionStep step();

    /** Empty: nothing against it. */
    Optional<No> check(Admission admission);

    /**
     * A refusal.
     *
     * @param message English sentence for people; pages translate the refusal's code
     */
    record No(Refusal refusal, String message) {}
}
