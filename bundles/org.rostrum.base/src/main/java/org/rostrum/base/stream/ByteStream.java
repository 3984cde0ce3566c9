// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.stream;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ProviderType;

/** One accepted TCP connection, TLS taken off where there was some. Thread-safe; no method blocks. */
@ProviderType
public interface ByteStream {

    /** Bytes that may wait to be sent, 256 KiB. */
    int MAX_PENDING_BYTES = 256 * 1024;

    /** The true address of the client. */
    InetSocketAddress remote();

    /** The address of ours that the client reached. */
    InetSocketAddress local();

    /** Whether the bytes travel inside TLS. */
    boolean secure();

    /**
     * Sends in the order of the calls.
     *
     * @param data copied before the call returns
     * @return false if the stream is closed, or if more than {@link #MAX_PENDING_BYTES} would wait: then nothing of {@code data} is sent
     */
    boolean send(ByteBuffer data);

    /** Bytes that wait to be sent. */
    int pendingBytes();

    /** Stops reading after the bytes in hand: the peer is slowed down by TCP. Idempotent. */
    void pauseReading();

    /** Takes reading up again. Idempotent. */
    void resumeReading();

    /** Closes at once, without waiting bytes. Idempotent; {@link StreamHandler#closed()} follows. */
    void close();
}
