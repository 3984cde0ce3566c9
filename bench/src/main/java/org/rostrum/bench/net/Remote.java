// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.net;

import java.net.InetSocketAddress;
import org.rostrum.proto.ice.IceCredentials;

/**
 * The other end, from its description.
 *
 * @param fingerprint as in {@code a=fingerprint}
 * @param weControl   ICE role of ours
 */
public record Remote(InetSocketAddress address, IceCredentials credentials, String fingerprint, boolean weControl) {}
