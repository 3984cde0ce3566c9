// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push;

import org.osgi.annotation.versioning.ConsumerType;
import org.rostrum.base.id.AccountKey;

/** Whiteboard service: one way to reach devices of an account that have nothing open (55/PSH-12). Thread-safe. */
@ConsumerType
public interface PushChannel {

    /**
     * Whether news would reach a device of the account now, as far as that is known: there is one, and its way works (00/R-54: reachable by
     * push). May block for the database; throws nothing.
     */
    boolean reaches(AccountKey account);

    /** Takes news to the devices of an account that this channel knows; never blocks, throws nothing. */
    void deliver(AccountKey account, PushNotice notice);
}
