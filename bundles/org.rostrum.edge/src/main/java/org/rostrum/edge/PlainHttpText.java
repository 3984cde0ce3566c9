// SPDX-License-Identifier: Apache-2.0
package org.rostrum.edge;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard service: a text that the listener gives without TLS instead of sending on to HTTPS, for checks from outside that know
 * nothing else (RFC 8555 section 8.3). Thread-safe; asked on a thread of the network, never blocks.
 */
@ConsumerType
public interface PlainHttpText {

    /**
     * The text at this address; empty: none, or not ours.
     *
     * @param path of the request, as received, without the query; begins with {@code /.well-known/}
     */
    Optional<String> at(String path);
}
