// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rostrum.proto.ice.IceCredentials;

/** All transports of the node, by user fragment. Thread-safe. */
final class Registry {

    private final Map<String, PeerTransport> byUfrag = new ConcurrentHashMap<>();
    private final Set<PeerTransport> all = ConcurrentHashMap.newKeySet();
    private final SecureRandom random;

    Registry(SecureRandom random) {
        this.random = random;
    }

    /** New credentials under which the transport is found. */
    IceCredentials register(PeerTransport transport) {
        IceCredentials credentials = IceCredentials.random(random);
        while (byUfrag.putIfAbsent(credentials.ufrag(), transport) != null) {
            credentials = IceCredentials.random(random);
        }
        return credentials;
    }

    void add(PeerTransport transport) {
        all.add(transport);
    }

    /** One set of credentials is not valid any more. */
    void retire(IceCredentials credentials) {
        byUfrag.remove(credentials.ufrag());
    }

    void remove(PeerTransport transport) {
        all.remove(transport);
        byUfrag.values().removeIf(other -> other == transport);
    }

    /** The transport that a check with this user name is for; null if there is none. */
    @Nullable PeerTransport find(String username) {
        int colon = username.indexOf(':');
        return colon < 0 ? null : byUfrag.get(username.substring(0, colon));
    }

    Set<PeerTransport> all() {
        return all;
    }
}
