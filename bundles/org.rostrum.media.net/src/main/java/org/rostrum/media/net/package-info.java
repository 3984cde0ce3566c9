// SPDX-License-Identifier: Apache-2.0
/**
 * Sockets and transports of the media plane. One worker owns one socket; a transport belongs to the worker whose socket
 * got its first valid STUN check, and everything of it happens there. Inside a transport: ICE lite, DTLS, SRTP. Outside:
 * plain RTP and RTCP. Nothing is kept for addresses that have not passed a STUN check.
 *
 * <p>Order of work on a worker: read a batch, give each packet to its transport's handler, then call
 * {@link org.rostrum.media.net.TransportHandler#batchEnd} of the handlers that got any, then flush what was sent.
 */
@Export
@Version("1.1.0")
@NullMarked
package org.rostrum.media.net;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
