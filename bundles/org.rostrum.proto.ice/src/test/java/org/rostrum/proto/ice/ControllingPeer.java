// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rostrum.proto.stun.StunAttribute;
import org.rostrum.proto.stun.StunClass;
import org.rostrum.proto.stun.StunKeys;
import org.rostrum.proto.stun.StunMessage;
import org.rostrum.proto.stun.StunMethod;
import org.rostrum.proto.stun.StunTransactionId;
import org.rostrum.proto.stun.StunWriter;
import org.rostrum.test.VirtualTime;

/** The browser's side, in virtual time, feeding an agent and reading its answers. */
final class ControllingPeer {

    static final PeerAddress WIFI = PeerAddress.datagram(new InetSocketAddress("192.0.2.10", 4000));
    static final PeerAddress MOBILE = PeerAddress.datagram(new InetSocketAddress("2001:db8::10", 4000));

    final VirtualTime time = new VirtualTime();
    final List<IceEvent> events = new ArrayList<>();
    final IceLite agent;
    private int transaction;

    ControllingPeer(IceCredentials local) {
        this.agent = new IceLite(local, time.nanos());
    }

    /** A good check from {@code from}; {@code change} may spoil it before it is signed. */
    @Nullable StunMessage check(PeerAddress from, IceCredentials to, long priority, UnaryOperator<StunWriter> change) {
        StunWriter writer = request().username(to.ufrag() + ":peer")
                .priority(priority).tieBreaker(StunAttribute.ICE_CONTROLLING, 1);
        return send(change.apply(writer).integrity(StunKeys.shortTerm(to.password())).fingerprint(), from);
    }

    void nominate(PeerAddress from, long priority) {
        StunMessage answer = check(from, agent.local(), priority, StunWriter::useCandidate);
        assertThat(answer.type()).isEqualTo(StunClass.SUCCESS);
    }

    StunWriter request() {
        return new StunWriter(StunClass.REQUEST, StunMethod.BINDING, new StunTransactionId(++transaction, 0));
    }

    @Nullable StunMessage send(StunWriter writer, PeerAddress from) {
        byte[] bytes = writer.toBytes();
        agent.handlePacket(bytes, 0, bytes.length, from, time.nanos());
        Transmit transmit = agent.pollTransmit();
        assertThat(agent.pollTransmit()).as("one answer at most").isNull();
        drain();
        if (transmit == null) {
            return null;
        }
        assertThat(transmit.to()).isEqualTo(from);
        StunMessage answer = StunMessage.parse(transmit.bytes(), 0, transmit.bytes().length);
        assertThat(answer.transactionId()).isEqualTo(new StunTransactionId(transaction, 0));
        assertThat(transmit.error()).isEqualTo(answer.type() == StunClass.ERROR);
        return answer;
    }

    /** Moves time in the agent's own steps. */
    void pass(Duration duration) {
        long end = time.nanos() + duration.toNanos();
        while (agent.nextDeadlineNs() <= end) {
            time.advance(Duration.ofNanos(Math.max(0, agent.nextDeadlineNs() - time.nanos())));
            agent.handleTimeout(time.nanos());
            drain();
        }
        time.advance(Duration.ofNanos(end - time.nanos()));
    }

    void drain() {
        for (IceEvent event = agent.pollEvent(); event != null; event = agent.pollEvent()) {
            events.add(event);
        }
    }
}
