// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.ice;

/** News for the owner of an agent. */
public sealed interface IceEvent {

    /** The peer is reachable at this address and may send from it. */
    record AddressAdded(PeerAddress address) implements IceEvent {}

    /** Nothing more is expected from this address. */
    record AddressRemoved(PeerAddress address) implements IceEvent {}

    /** Send here from now on. */
    record Selected(PeerAddress address) implements IceEvent {}

    /** The restart is complete; these credentials are not accepted any more. */
    record Retired(IceCredentials credentials) implements IceEvent {}

    /** The end; nothing follows. */
    record Failed(IceFailure reason) implements IceEvent {}
}
