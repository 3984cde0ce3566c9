// SPDX-License-Identifier: Apache-2.0
package org.rostrum.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rostrum.proto.turn.TurnClient;
import org.rostrum.proto.turn.TurnFrames;
import org.rostrum.proto.turn.TurnOwner;
import org.rostrum.proto.turn.TurnSecret;
import org.rostrum.proto.turn.TurnServer;
import org.rostrum.proto.turn.TurnSettings;

/** The TURN server for strangers, and its messages in a stream (RFC 8656). */
class TurnFuzz {

    private static final TurnClient CLIENT = TurnClient.datagram(new InetSocketAddress("192.0.2.1", 40_000));
    private static final int MAX_ANSWER = 600;

    /** Nobody who has proved no password gets a relay or a long answer. */
    private static final class Closed implements TurnOwner {
        @Override
        public void toClient(TurnClient client, byte[] buffer, int offset, int length) {
            assertThat(length).isLessThan(MAX_ANSWER);
        }

        @Override
        public void toPeer(long relay, byte[] buffer, int offset, int length, InetSocketAddress peer) {
            throw new AssertionError("relayed for a stranger");
        }

        @Override
        public void openRelay(long relay, boolean six, boolean even) {
            throw new AssertionError("a relay for a stranger");
        }

        @Override
        public void closeRelay(long relay) {
            throw new AssertionError("there is none");
        }

        @Override
        public boolean mayReach(InetAddress peer) {
            return true;
        }

        @Override
        public boolean mayReach(InetSocketAddress peer) {
            return true;
        }
    }

    @FuzzTest(maxDuration = "10m")
    void server(byte[] data) {
        TurnServer server = new TurnServer(new TurnSettings("rostrum", 10, 2, 1_000), new TurnSecret(new byte[20]), new Closed(), Clock.systemUTC(),
                new SecureRandom(), 0);
        server.handleClient(data, 0, data.length, CLIENT, 1);
        server.handlePeer(1, data, 0, data.length, CLIENT.address(), 2);
        server.handleTimeout(3);
        assertThat(server.allocations()).isZero();
    }

    @FuzzTest(maxDuration = "10m")
    void frames(byte[] data) {
        if (data.length == 0) {
            return;
        }
        int piece = 1 + (data[0] & 0x0f);
        List<byte[]> whole = new ArrayList<>();
        List<byte[]> pieces = new ArrayList<>();
        boolean good = new TurnFrames().feed(data, 1, data.length - 1, (b, at, n) -> whole.add(Arrays.copyOfRange(b, at, at + n)));
        TurnFrames slow = new TurnFrames();
        boolean stillGood = true;
        for (int at = 1; at < data.length; at += piece) {
            stillGood = slow.feed(data, at, Math.min(piece, data.length - at), (b, from, n) -> pieces.add(Arrays.copyOfRange(b, from, from + n)));
        }
        assertThat(stillGood).isEqualTo(good);
        assertThat(pieces).usingElementComparator(Arrays::compare).isEqualTo(whole);
        assertThat(whole).allMatch(message -> message.length <= TurnFrames.MAX_MESSAGE);
    }
}
