// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.error;

import org.osgi.annotation.versioning.ConsumerType;

/** A stable reason, one enum of them for each area. Immutable. */
@ConsumerType
public interface ErrorCode {

    /** The word on the wire, never changed once released: {@code entry_banned}, {@code uniqueValueAlreadyInUse}. */
    String code();

    /** Kind of refusal. */
    ErrorCategory category();
}
