// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rostrum.proto.stun.StunClass;
import org.rostrum.proto.stun.StunMessage;
import org.rostrum.proto.stun.StunMethod;
import org.rostrum.proto.stun.StunTransactionId;
import org.rostrum.proto.stun.StunWriter;

/**
 * Asks a STUN server once for the address that it sees. Takes an answer from its address to this very question only.
 *
 * @see "RFC 8489 sections 6.2.1 and 6.3"
 */
final class StunQuestion {

    private static final int MAX_ANSWER = 1_500;
    /** Repeated twice, with twice the patience each time. */
    private static final int TRIES = 3;

    private StunQuestion() {}

    /**
     * Blocks for seven times {@code patienceMs} at most.
     *
     * @param patienceMs for the first try
     * @return empty where nobody answers, or what he says is no address that others could use
     */
    static Optional<InetAddress> ask(InetSocketAddress server, SecureRandom random, int patienceMs) {
        StunTransactionId id = StunTransactionId.random(random);
        byte[] request = new StunWriter(StunClass.REQUEST, StunMethod.BINDING, id).fingerprint().toBytes();
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(server);
            for (int i = 0; i < TRIES; i++) {
                socket.send(new DatagramPacket(request, request.length));
                StunMessage answer = await(socket, id, TimeUnit.MILLISECONDS.toNanos((long) patienceMs << i));
                if (answer != null) {
                    InetSocketAddress mapped = answer.type() == StunClass.SUCCESS ? answer.xorMappedAddress() : null;
                    return mapped == null ? Optional.empty() : Optional.of(mapped.getAddress()).filter(LocalAddresses::reachesOut);
                }
            }
        } catch (IOException e) {
            // no way to it, or its port is closed
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static @Nullable StunMessage await(DatagramSocket socket, StunTransactionId id, long patienceNs) throws IOException {
        long endNs = System.nanoTime() + patienceNs;
        DatagramPacket packet = new DatagramPacket(new byte[MAX_ANSWER], MAX_ANSWER);
        while (true) {
            long leftMs = TimeUnit.NANOSECONDS.toMillis(endNs - System.nanoTime());
            if (leftMs <= 0) {
                return null;
            }
            socket.setSoTimeout((int) leftMs);
            try {
                packet.setLength(MAX_ANSWER);
                socket.receive(packet);
            } catch (SocketTimeoutException e) {
                return null;
            }
            StunMessage message = StunMessage.parse(packet.getData(), 0, packet.getLength());
            if (message != null && message.transactionId().equals(id) && message.method() == StunMethod.BINDING
                    && (message.type() == StunClass.SUCCESS || message.type() == StunClass.ERROR)) {
                return message;
            }
        }
    }
}
