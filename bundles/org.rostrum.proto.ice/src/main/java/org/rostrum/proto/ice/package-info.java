// SPDX-License-Identifier: Apache-2.0
/**
 * ICE lite (RFC 8445 section 2.5) without sockets, threads, clock or random source inside: {@link org.rostrum.proto.ice.IceLite}
 * answers the checks of one peer. The contract of use: after each input ({@code handle…}, {@code restart}) take
 * {@link org.rostrum.proto.ice.IceLite#pollTransmit} and {@link org.rostrum.proto.ice.IceLite#pollEvent} until they are null, then
 * wait for the next input or for {@link org.rostrum.proto.ice.IceLite#nextDeadlineNs}. Beside it: priorities and credentials, and
 * the framing of ICE-TCP (RFC 4571).
 *
 * <p>Assumptions: one component (rtcp-mux), one data stream (BUNDLE), the peer is a full agent and therefore controlling. Consent
 * (RFC 7675) is read from the peer's own checks: every peer that we serve sends them as long as it lives.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.proto.ice;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
