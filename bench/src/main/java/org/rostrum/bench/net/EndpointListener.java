// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.net;

import io.netty.buffer.ByteBuf;

/** Takes what arrives at an endpoint; called on its event loop. */
public interface EndpointListener {

    /** A protected RTP packet between reader and writer index; valid during the call. */
    void rtp(ByteBuf packet, long nowNs);

    /** An opened RTCP datagram; valid during the call. */
    void rtcp(byte[] buffer, int length, long nowNs);

    /** Every ten milliseconds. */
    void tick(long nowNs);
}
