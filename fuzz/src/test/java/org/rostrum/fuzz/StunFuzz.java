// SPDX-License-Identifier: Apache-2.0
package org.rostrum.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetSocketAddress;
import org.rostrum.proto.ice.IceCredentials;
import org.rostrum.proto.ice.IceLite;
import org.rostrum.proto.ice.PeerAddress;
import org.rostrum.proto.ice.Transmit;
import org.rostrum.proto.stun.StunAttribute;
import org.rostrum.proto.stun.StunKeys;
import org.rostrum.proto.stun.StunMessage;

/** STUN and the agent behind it (RFC 8489, RFC 8445). */
class StunFuzz {

    private static final PeerAddress FROM = PeerAddress.datagram(new InetSocketAddress("192.0.2.1", 40_000));

    @FuzzTest(maxDuration = "10m")
    void message(byte[] data) {
        StunMessage message = StunMessage.parse(data, 0, data.length);
        if (message == null) {
            return;
        }
        assertThat(message.length()).isEqualTo(data.length);
        message.type();
        message.method();
        message.transactionId();
        message.username();
        message.priority();
        message.errorCode();
        message.unknownAttributes();
        message.unknownRequired(StunAttribute.USERNAME);
        message.xorMappedAddress();
        message.tieBreaker(StunAttribute.ICE_CONTROLLING);
        message.verifyIntegrity(StunKeys.shortTerm("a password of tests of 24"));
        assertThat(message.toString().length()).isLessThan(2 * data.length + 200);
    }

    /** No amplification before consent: what goes back is never longer than what came. */
    @FuzzTest(maxDuration = "10m")
    void agent(byte[] data) {
        IceLite agent = new IceLite(new IceCredentials("aFragmen", "a password of tests of 24"), 0);
        agent.handlePacket(data, 0, data.length, FROM, 1);
        int answered = 0;
        for (Transmit out = agent.pollTransmit(); out != null; out = agent.pollTransmit()) {
            answered += out.bytes().length;
        }
        assertThat(answered).isLessThanOrEqualTo(data.length);
        agent.handleTimeout(2);
    }
}
