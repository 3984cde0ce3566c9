// SPDX-License-Identifier: Apache-2.0
/**
 * DTLS 1.2 for the keys of SRTP (RFC 6347, RFC 5764): {@link org.rostrum.proto.dtls.DtlsSession} is one association, as server or
 * client, over datagrams that its owner feeds and sends. BouncyCastle's handshake blocks, so it runs on a pool that the owner
 * passes in (bounded, with a queue); a thread of it is busy from the first handshake datagram of the peer until the handshake is
 * done or its time is up, and for moments only after that. Peers are known by the fingerprint in their description, never by a
 * certificate authority (RFC 8827 section 6.5).
 */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.proto.dtls;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
