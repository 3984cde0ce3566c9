// SPDX-License-Identifier: Apache-2.0
/**
 * Protocols over TCP that share the ports of the server's one listener (00/R-14). The bundle of a protocol offers a
 * {@link org.rostrum.base.stream.StreamProtocol} as a service; the listener, high above, finds it. Here in the ground layer so that
 * nobody has to import upwards.
 */
@Export
@Version("1.1.0")
@NullMarked
package org.rostrum.base.stream;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
