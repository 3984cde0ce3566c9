// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest;

import org.osgi.annotation.versioning.ConsumerType;

/** A resource whose refusals have a body of their own, because a standard says so. Statuses stay. */
@ConsumerType
public interface OwnRefusals {

    /**
     * The body; implementations declare their record as the type.
     *
     * @param reason  stable word, as it would stand in the usual body
     * @param message for people
     */
    Record refusal(int status, String reason, String message);
}
