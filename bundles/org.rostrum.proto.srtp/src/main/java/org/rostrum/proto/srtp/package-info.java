// SPDX-License-Identifier: Apache-2.0
/**
 * SRTP and SRTCP (RFC 3711, RFC 7714) for many sources under one pair of keys: {@link org.rostrum.proto.srtp.SrtpSender} protects,
 * {@link org.rostrum.proto.srtp.SrtpReceiver} opens. Both read from one array and write into another (or the same) in one pass,
 * keep the roll-over counter and replay window of each source, and answer with a {@link org.rostrum.proto.srtp.SrtpStatus}: bytes
 * from the network never cause an exception. Keys come from outside (DTLS, SDES); no threads, no time, no random source inside.
 *
 * <p>Assumptions: no MKI, key derivation rate zero, no re-keying within a session: what every WebRTC peer does (RFC 8827).
 */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.proto.srtp;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
