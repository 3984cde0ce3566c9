// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.turn;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** Nonces that need no memory: the second of their end and a MAC over it and the client (RFC 8489 section 9.2.4). */
final class Nonces {

    private static final int LIFE_SECONDS = 3_600;
    private static final int MAC_OCTETS = 6;

    private final byte[] key;

    Nonces(byte[] key) {
        this.key = key.clone();
    }

    String make(TurnClient client, long nowNs) {
        int end = (int) TimeUnit.NANOSECONDS.toSeconds(nowNs) + LIFE_SECONDS;
        return HexFormat.of().toHexDigits(end) + HexFormat.of().formatHex(mac(end, client), 0, MAC_OCTETS);
    }

    boolean good(String nonce, TurnClient client, long nowNs) {
        if (nonce.length() != 8 + 2 * MAC_OCTETS || !nonce.chars().allMatch(HexFormat::isHexDigit)) {
            return false;
        }
        int end = HexFormat.fromHexDigits(nonce, 0, 8);
        int left = end - (int) TimeUnit.NANOSECONDS.toSeconds(nowNs);
        String expected = HexFormat.of().formatHex(mac(end, client), 0, MAC_OCTETS);
        return left > 0 && left <= LIFE_SECONDS
                && MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII), nonce.substring(8).getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] mac(int end, TurnClient client) {
        byte[] address = client.address().getAddress().getAddress();
        return TurnSecret.mac(key, ByteBuffer.allocate(address.length + 14)
                .putInt(end).putShort((short) client.address().getPort()).putLong(client.stream()).put(address).array());
    }
}
