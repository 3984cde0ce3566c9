// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard service: told when another licence is in force or its state changes, and once when it is registered. Called on
 * any thread, must not block.
 */
@ConsumerType
public interface LicenceListener {

    void licenceChanged(LicenceStatus status);
}
