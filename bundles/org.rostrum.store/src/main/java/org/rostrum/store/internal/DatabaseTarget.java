// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

/**
 * Which database, and as whom.
 *
 * @param url             JDBC address
 * @param connections     size of the pool, at least 1
 * @param connectTimeoutMs how long a caller waits for a connection before {@code storeUnavailable}, at least 250
 */
public record DatabaseTarget(String url, String user, String password, int connections, int connectTimeoutMs) {

    public Dialect dialect() {
        return Dialect.of(url);
    }

    @Override
    public String toString() {
        return url.replaceFirst("[?;].*", "") + " as " + user;
    }
}
