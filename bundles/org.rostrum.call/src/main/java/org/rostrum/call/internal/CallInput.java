// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import org.rostrum.base.id.AccountKey;
import org.rostrum.call.CallCause;

/** What can happen to a call. */
sealed interface CallInput {

    /** Somebody takes it. */
    record Accept(AccountKey account, String device) implements CallInput {}

    /** Somebody says no. */
    record Reject(AccountKey account) implements CallInput {}

    /** Somebody turns out to be busy. */
    record Busy(AccountKey account) implements CallInput {}

    /** Nobody took it in time. */
    record TimeOut() implements CallInput {}

    /** One of the two ends it. */
    record HangUp(AccountKey account) implements CallInput {}

    /** The page on which he had it has gone, and none came in its place. */
    record Lost(AccountKey account) implements CallInput {}

    /** The server ends it, and its session with it. */
    record Stopped(CallCause cause) implements CallInput {}

    /** The session can be joined. */
    record Opened() implements CallInput {}

    /** The session cannot be opened. */
    record Failed(CallCause cause) implements CallInput {}

    /** The session is over. */
    record Over(CallCause cause) implements CallInput {}
}
