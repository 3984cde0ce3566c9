// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.ice;

import java.net.InetSocketAddress;

/** News for the owner of an agent. */
public sealed interface IceEvent {

    /** The peer is reachable at this address and may send from it. */
    record AddressAdded(InetSocketAddress address) implements IceEvent {}

    /** Nothing more is expected from this address. */
    record AddressRemoved(InetSocketAddress address) implements IceEvent {}

    /** Send here from now on. */
    record Selected(InetSocketAddress address) implements IceEvent {}

    /** The restart is complete; these credentials are not accepted any more. */
    record Retired(IceCredentials credentials) implements IceEvent {}

    /** The end; nothing follows. */
    record Failed(IceFailure reason) implements IceEvent {}
}
