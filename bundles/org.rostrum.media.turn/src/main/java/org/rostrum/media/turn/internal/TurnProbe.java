// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.turn.internal;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.rostrum.media.turn.TurnService.TurnCheck;
import org.rostrum.proto.stun.StunAttribute;
import org.rostrum.proto.stun.StunClass;
import org.rostrum.proto.stun.StunKeys;
import org.rostrum.proto.stun.StunMessage;
import org.rostrum.proto.stun.StunMethod;
import org.rostrum.proto.stun.StunTransactionId;
import org.rostrum.proto.stun.StunWriter;
import org.rostrum.proto.turn.TurnSecret;

/** A client that allocates through loopback and gives back, for the self-test. Blocks up to two seconds for each answer. */
final class TurnProbe {

    private static final int TIMEOUT_MS = 2_000;
    private static final byte[] OVER_UDP = {17, 0, 0, 0};

    private final DatagramSocket socket;
    private final InetSocketAddress server;
    private final TurnSecret.Credential credential;
    private final SecureRandom random = new SecureRandom();

    private TurnProbe(DatagramSocket socket, InetSocketAddress server, TurnSecret.Credential credential) {
        this.socket = socket;
        this.server = server;
        this.credential = credential;
    }

    static TurnCheck run(int port, TurnSecret.Credential credential) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (DatagramSocket socket = new DatagramSocket(0, loopback)) {
            socket.setSoTimeout(TIMEOUT_MS);
            return new TurnProbe(socket, new InetSocketAddress(loopback, port), credential).run();
        } catch (IOException e) {
            return TurnCheck.SILENT;
        }
    }

    private TurnCheck run() throws IOException {
        StunMessage challenge = ask(request(StunMethod.ALLOCATE).attribute(StunAttribute.REQUESTED_TRANSPORT, OVER_UDP).toBytes());
        String realm = challenge == null ? null : challenge.text(StunAttribute.REALM);
        String nonce = challenge == null ? null : challenge.text(StunAttribute.NONCE);
        if (realm == null || nonce == null) {
            return TurnCheck.SILENT;
        }
        byte[] key = StunKeys.longTerm(credential.username(), realm, credential.password());
        StunMessage given = ask(signed(request(StunMethod.ALLOCATE).attribute(StunAttribute.REQUESTED_TRANSPORT, OVER_UDP), realm, nonce, key));
        if (given == null) {
            return TurnCheck.SILENT;
        }
        if (given.type() != StunClass.SUCCESS || given.xorAddress(StunAttribute.XOR_RELAYED_ADDRESS) == null) {
            return TurnCheck.REFUSED;
        }
        ask(signed(request(StunMethod.REFRESH).attribute(StunAttribute.LIFETIME, new byte[4]), realm, nonce, key));
        return TurnCheck.OK;
    }

    private StunWriter request(int method) {
        return new StunWriter(StunClass.REQUEST, method, StunTransactionId.random(random));
    }

    private byte[] signed(StunWriter request, String realm, String nonce, byte[] key) {
        return request.username(credential.username()).text(StunAttribute.REALM, realm).text(StunAttribute.NONCE, nonce).integrity(key).toBytes();
    }

    private @Nullable StunMessage ask(byte[] request) throws IOException {
        socket.send(new DatagramPacket(request, request.length, server));
        byte[] buffer = new byte[1_500];
        DatagramPacket answer = new DatagramPacket(buffer, buffer.length);
        socket.receive(answer);
        return StunMessage.parse(buffer, 0, answer.getLength());
    }
}
