// SPDX-License-Identifier: Apache-2.0
package org.rostrum.edge;

import org.osgi.annotation.versioning.ConsumerType;
import org.rostrum.base.id.AccountKey;

/**
 * Whiteboard service: hears when accounts come and go. Called on a pool thread, without locks, for all accounts in the order in which it
 * happened: hand over what takes long.
 */
@ConsumerType
public interface AccountDeviceListener {

    /** The first device of an account is there. */
    void online(AccountKey account);

    /** The last device of an account has gone. */
    void offline(AccountKey account);
}
