// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

/** The way back to one client. Thread-safe, never blocks. */
interface Outlet {

    /** Queues a text message; a client that reads too slowly is disconnected instead of growing the queue. */
    void send(String text);

    /** Closes after what is queued; idempotent. */
    void close(CloseCode code);
}
