// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench;

/** A server with one room, as its clients see it. Thread-safe. */
public interface Driver extends AutoCloseable {

    /** For tables. */
    String name();

    /**
     * Joins and connects media; blocks until packets can flow. Publishers join before those who watch them.
     *
     * @throws Exception when the server refuses or does not answer
     */
    Client join(Role role) throws Exception;

    /** Ends the room; clients are closed before. */
    @Override
    void close() throws Exception;
}
