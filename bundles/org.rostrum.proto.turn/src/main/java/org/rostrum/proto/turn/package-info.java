// SPDX-License-Identifier: Apache-2.0
/**
 * A TURN server (RFC 8656) without sockets, threads, clock or random source inside. {@link org.rostrum.proto.turn.TurnServer} is given
 * what comes from clients and relays, and calls {@link org.rostrum.proto.turn.TurnOwner} for what is to be sent and for sockets to open
 * and close. All calls on one thread; {@link org.rostrum.proto.turn.TurnServer#handleTimeout} about once a second.
 *
 * <p>Assumptions: relays over UDP only; no reservation of port pairs; no mobility. Credentials are those of a shared secret: the name
 * says until when it is valid, the password is a MAC over the name, so that nothing has to be kept of clients before they allocate.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.proto.turn;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
