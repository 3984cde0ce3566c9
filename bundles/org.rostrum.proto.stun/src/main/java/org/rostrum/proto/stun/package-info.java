// SPDX-License-Identifier: Apache-2.0
/**
 * STUN messages (RFC 8489): reading, writing, integrity and fingerprint. A codec only: no sockets, no transactions, no time, so
 * that ICE (RFC 8445) and TURN (RFC 8656) stand on the same code. {@link org.rostrum.proto.stun.StunMessage#parse} takes whatever
 * comes from the network and answers null where it is not a well-formed message; {@link org.rostrum.proto.stun.StunWriter} makes
 * messages. Integrity is HMAC-SHA1; SHA-256 integrity is not offered by any WebRTC peer and is not built.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.proto.stun;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
