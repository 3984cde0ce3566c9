// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.stream;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/** Receives one stream. Calls come one after another, on threads of the listener; they must not block. */
@ConsumerType
public interface StreamHandler {

    /**
     * Bytes in the order of the wire, cut anywhere.
     *
     * @param data valid during the call only; read all of it
     */
    void received(ByteBuffer data);

    /** The last call: the peer has closed, {@link ByteStream#close()} was called, or the stream failed or was idle. */
    void closed();
}
