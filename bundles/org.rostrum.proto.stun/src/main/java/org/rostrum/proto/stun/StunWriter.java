// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.stun;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.rostrum.proto.stun.internal.StunCrypto;

/**
 * Makes one message: attributes in the order wanted, then integrity, then fingerprint. Confined to one thread.
 *
 * @see "RFC 8489 sections 5 and 14"
 */
public final class StunWriter {

    private static final int MAX_LENGTH = 2048;

    private final ByteBuffer out = ByteBuffer.allocate(MAX_LENGTH);

    /** @throws IllegalArgumentException if {@code method} has more than twelve bits */
    public StunWriter(StunClass type, int method, StunTransactionId id) {
        if (method < 0 || method > 0xFFF) {
            throw new IllegalArgumentException("a method has twelve bits");
        }
        int c = type.ordinal();
        int bits = (method & 0xF80) << 2 | (method & 0x70) << 1 | method & 0xF | (c & 2) << 7 | (c & 1) << 4;
        out.putShort((short) bits).putShort((short) 0).putInt(StunMessage.COOKIE);
        id.write(out);
    }

    /** A request's answer of the given class: same method, same transaction. */
    public static StunWriter answer(StunMessage request, StunClass type) {
        return new StunWriter(type, request.method(), request.transactionId());
    }

    /**
     * Any attribute, padded with zeros.
     *
     * @throws IllegalArgumentException if the message would exceed 2,048 octets
     */
    public StunWriter attribute(int type, byte[] value) {
        if (value.length + 7 > out.remaining()) {
            throw new IllegalArgumentException("message too long");
        }
        out.putShort((short) type).putShort((short) value.length).put(value);
        while (out.position() % 4 != 0) {
            out.put((byte) 0);
        }
        return this;
    }

    public StunWriter text(int type, String value) {
        return attribute(type, value.getBytes(StandardCharsets.UTF_8));
    }

    public StunWriter username(String value) {
        return text(StunAttribute.USERNAME, value);
    }

    /** @param value 0 to 2^32 - 1 */
    public StunWriter priority(long value) {
        return attribute(StunAttribute.PRIORITY, ByteBuffer.allocate(4).putInt((int) value).array());
    }

    public StunWriter useCandidate() {
        return attribute(StunAttribute.USE_CANDIDATE, new byte[0]);
    }

    /** @param attribute {@link StunAttribute#ICE_CONTROLLING} or {@link StunAttribute#ICE_CONTROLLED} */
    public StunWriter tieBreaker(int attribute, long value) {
        return attribute(attribute, ByteBuffer.allocate(8).putLong(value).array());
    }

    public StunWriter error(StunError error) {
        byte[] reason = error.reason().getBytes(StandardCharsets.UTF_8);
        byte[] value = new byte[4 + reason.length];
        value[2] = (byte) (error.code() / 100);
        value[3] = (byte) (error.code() % 100);
        System.arraycopy(reason, 0, value, 4, reason.length);
        return attribute(StunAttribute.ERROR_CODE, value);
    }

    public StunWriter unknownAttributes(int... types) {
        ByteBuffer value = ByteBuffer.allocate(types.length * 2);
        Arrays.stream(types).forEach(type -> value.putShort((short) type));
        return attribute(StunAttribute.UNKNOWN_ATTRIBUTES, value.array());
    }

    public StunWriter xorMappedAddress(InetSocketAddress address) {
        return xorAddress(StunAttribute.XOR_MAPPED_ADDRESS, address);
    }

    /** An address in XOR form (RFC 8489 section 14.2), also for TURN. */
    public StunWriter xorAddress(int attribute, InetSocketAddress address) {
        byte[] ip = address.getAddress().getAddress();
        byte[] value = new byte[4 + ip.length];
        int port = address.getPort() ^ StunMessage.COOKIE >>> 16;
        value[1] = (byte) (ip.length == 4 ? 1 : 2);
        value[2] = (byte) (port >> 8);
        value[3] = (byte) port;
        for (int i = 0; i < ip.length; i++) {
            value[4 + i] = (byte) (ip[i] ^ out.get(StunMessage.COOKIE_OFFSET + i));
        }
        return attribute(attribute, value);
    }

    /** MESSAGE-INTEGRITY over all before it (RFC 8489 section 14.5). */
    public StunWriter integrity(byte[] key) {
        return attribute(StunAttribute.MESSAGE_INTEGRITY, StunCrypto.hmac(out.array(), out.position(), key));
    }

    /** FINGERPRINT, the last attribute (RFC 8489 section 14.7). */
    public StunWriter fingerprint() {
        int value = StunCrypto.fingerprint(out.array(), out.position());
        return attribute(StunAttribute.FINGERPRINT, ByteBuffer.allocate(4).putInt(value).array());
    }

    /** The finished message. */
    public byte[] toBytes() {
        out.putShort(2, (short) (out.position() - StunMessage.HEADER));
        return Arrays.copyOf(out.array(), out.position());
    }
}
