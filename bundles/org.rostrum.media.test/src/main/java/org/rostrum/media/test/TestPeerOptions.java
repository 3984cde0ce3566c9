// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.test;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.rostrum.proto.srtp.SrtpProfile;

/**
 * How a peer behaves.
 *
 * @param bind     local address of the socket
 * @param profiles SRTP profiles to offer, best first
 * @param keepAlive time between checks once connected
 */
public record TestPeerOptions(InetAddress bind, List<SrtpProfile> profiles, Duration keepAlive) {

    /** IPv4 loopback, all profiles, a check each second. */
    public static TestPeerOptions defaults() {
        return new TestPeerOptions(InetAddress.getLoopbackAddress(), List.of(SrtpProfile.values()), Duration.ofSeconds(1));
    }

    public TestPeerOptions withBind(InetAddress address) {
        return new TestPeerOptions(address, profiles, keepAlive);
    }

    public TestPeerOptions withProfiles(SrtpProfile... offered) {
        return new TestPeerOptions(bind, List.of(offered), keepAlive);
    }
}
