// SPDX-License-Identifier: Apache-2.0
/**
 * The one listener. All TCP ports of the server speak the same: the first bytes of a connection tell TLS, plain HTTP (sent on to
 * HTTPS) and other protocols, which are looked for inside TLS again; so a client that reaches one port reaches everything (00/R-14).
 * Other protocols attach themselves by offering a {@link org.rostrum.base.stream.StreamProtocol}.
 */
@Export
@Version("1.1.0")
@NullMarked
package org.rostrum.listener;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
