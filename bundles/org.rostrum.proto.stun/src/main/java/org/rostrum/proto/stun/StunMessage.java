// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.stun;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.rostrum.proto.stun.internal.ByteReader;
import org.rostrum.proto.stun.internal.StunCrypto;

/**
 * A received message, well-formed in header, attribute lengths and fingerprint. Immutable.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * |0 0|     STUN Message Type     |         Message Length        |
 * |                         Magic Cookie                          |
 * |                     Transaction ID (96 bits)                  |
 * | attributes: type (16) | length (16) | value, padded to 4      | *
 * </pre>
 *
 * @see "RFC 8489 sections 5, 6.3 and 14"
 */
public final class StunMessage {

    /** Length of the fixed header. */
    public static final int HEADER = 20;

    static final int COOKIE = 0x2112A442;
    static final int COOKIE_OFFSET = 4;
    private static final int TRANSACTION_OFFSET = 8;
    private static final int MAX_LENGTH = 2048;
    private static final int MAX_ATTRIBUTES = 32;

    private final byte[] bytes;
    private final int[] types;
    private final int[] offsets;
    private final int[] lengths;
    private final boolean fingerprint;

    private StunMessage(byte[] bytes, int[] types, int[] offsets, int[] lengths, boolean fingerprint) {
        this.bytes = bytes;
        this.types = types;
        this.offsets = offsets;
        this.lengths = lengths;
        this.fingerprint = fingerprint;
    }

    /** Whether a datagram can be a message: enough to tell it from DTLS and RTP on one port (RFC 8489 section 5). */
    public static boolean looksLikeStun(byte[] buffer, int offset, int length) {
        return length >= HEADER && (buffer[offset] & 0xC0) == 0 && new ByteReader(buffer, offset + COOKIE_OFFSET, 4).i32() == COOKIE;
    }

    /**
     * Reads a datagram. The bytes are copied, the array may be reused.
     *
     * @return null where it is not a well-formed message, is longer than 2,048 octets, has more than 32 attributes, or carries a
     *     wrong fingerprint; never throws on content
     */
    public static @Nullable StunMessage parse(byte[] buffer, int offset, int length) {
        if (length > MAX_LENGTH || !looksLikeStun(buffer, offset, length)) {
            return null;
        }
        byte[] bytes = Arrays.copyOfRange(buffer, offset, offset + length);
        ByteReader in = new ByteReader(bytes, 2, length - 2);
        if (in.u16() != length - HEADER || length % 4 != 0) {
            return null;
        }
        in.skip(HEADER - 4);
        return attributes(bytes, in);
    }

    private static @Nullable StunMessage attributes(byte[] bytes, ByteReader in) {
        int[] types = new int[MAX_ATTRIBUTES];
        int[] offsets = new int[MAX_ATTRIBUTES];
        int[] lengths = new int[MAX_ATTRIBUTES];
        int count = 0;
        boolean afterIntegrity = false;
        while (in.remaining() > 0) {
            int start = in.position();
            int type = in.u16();
            int length = in.u16();
            int value = in.position();
            in.skip(length + 3 & ~3);
            if (in.failed() || count == MAX_ATTRIBUTES) {
                return null;
            }
            if (type == StunAttribute.FINGERPRINT) {
                boolean good = length == 4 && in.remaining() == 0
                        && new ByteReader(bytes, value, 4).i32() == StunCrypto.fingerprint(bytes, start);
                return good ? message(bytes, types, offsets, lengths, count, true) : null;
            }
            // RFC 8489 section 14.5: what follows the integrity is not protected and is ignored
            if (!afterIntegrity) {
                types[count] = type;
                offsets[count] = value;
                lengths[count++] = length;
            }
            afterIntegrity |= type == StunAttribute.MESSAGE_INTEGRITY;
        }
        return message(bytes, types, offsets, lengths, count, false);
    }

    private static StunMessage message(byte[] bytes, int[] types, int[] offsets, int[] lengths, int count, boolean fingerprint) {
        return new StunMessage(
                bytes, Arrays.copyOf(types, count), Arrays.copyOf(offsets, count), Arrays.copyOf(lengths, count), fingerprint);
    }

    public StunClass type() {
        return StunClass.values()[bytes[0] << 1 & 2 | bytes[1] >> 4 & 1];
    }

    /** Twelve bits, see {@link StunMethod}. */
    public int method() {
        return (bytes[0] & 0x3E) << 6 | (bytes[1] & 0xE0) >> 1 | bytes[1] & 0x0F;
    }

    public StunTransactionId transactionId() {
        return StunTransactionId.read(bytes, TRANSACTION_OFFSET);
    }

    /** Length on the wire, octets. */
    public int length() {
        return bytes.length;
    }

    /** Whether a (right) FINGERPRINT is there. */
    public boolean hasFingerprint() {
        return fingerprint;
    }

    public boolean has(int attribute) {
        return index(attribute) >= 0;
    }

    /** Value of the first attribute of this type; null where there is none. */
    public byte @Nullable [] value(int attribute) {
        int i = index(attribute);
        return i < 0 ? null : Arrays.copyOfRange(bytes, offsets[i], offsets[i] + lengths[i]);
    }

    /** Value as UTF-8, wrong sequences replaced; null where there is none. */
    public @Nullable String text(int attribute) {
        int i = index(attribute);
        return i < 0 ? null : new String(bytes, offsets[i], lengths[i], StandardCharsets.UTF_8);
    }

    public @Nullable String username() {
        return text(StunAttribute.USERNAME);
    }

    /** PRIORITY, 0 to 2^32 - 1; empty where it is missing or not four octets. */
    public OptionalLong priority() {
        int i = index(StunAttribute.PRIORITY);
        return i < 0 || lengths[i] != 4 ? OptionalLong.empty() : OptionalLong.of(reader(i).i32() & 0xffffffffL);
    }

    public boolean useCandidate() {
        return has(StunAttribute.USE_CANDIDATE);
    }

    /** Tie-breaker of ICE-CONTROLLED or ICE-CONTROLLING; empty where it is missing or not eight octets. */
    public OptionalLong tieBreaker(int attribute) {
        int i = index(attribute);
        return i < 0 || lengths[i] != 8 ? OptionalLong.empty() : OptionalLong.of(reader(i).i64());
    }

    /** Code of ERROR-CODE, 300 to 699; empty where it is missing or out of range. */
    public OptionalInt errorCode() {
        int i = index(StunAttribute.ERROR_CODE);
        if (i < 0 || lengths[i] < 4) {
            return OptionalInt.empty();
        }
        int value = reader(i).i32();
        int code = (value >> 8 & 7) * 100 + (value & 0xff);
        return (value & 0xff) > 99 || code < 300 || code > 699 ? OptionalInt.empty() : OptionalInt.of(code);
    }

    /** Types listed in UNKNOWN-ATTRIBUTES; empty where there is none. */
    public int[] unknownAttributes() {
        int i = index(StunAttribute.UNKNOWN_ATTRIBUTES);
        if (i < 0) {
            return new int[0];
        }
        ByteReader in = reader(i);
        int[] out = new int[lengths[i] / 2];
        Arrays.setAll(out, n -> in.u16());
        return out;
    }

    /** Comprehension-required attributes that are not in {@code known}, in wire order (RFC 8489 section 6.3). */
    public int[] unknownRequired(int... known) {
        return Arrays.stream(types)
                .filter(StunAttribute::comprehensionRequired)
                .filter(type -> Arrays.stream(known).noneMatch(k -> k == type))
                .distinct()
                .toArray();
    }

    /** The reflexive address of a response; null where it is missing or malformed. */
    public @Nullable InetSocketAddress xorMappedAddress() {
        return xorAddress(StunAttribute.XOR_MAPPED_ADDRESS);
    }

    /** An address attribute in its XOR form, also those of TURN; null where it is missing or malformed (RFC 8489 section 14.2). */
    public @Nullable InetSocketAddress xorAddress(int attribute) {
        int i = index(attribute);
        return i < 0 ? null : xorAddressAt(i);
    }

    /** All addresses of this type in wire order; empty where there is none, or one of them is malformed. */
    public List<InetSocketAddress> xorAddresses(int attribute) {
        List<InetSocketAddress> out = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            if (types[i] == attribute) {
                InetSocketAddress address = xorAddressAt(i);
                if (address == null) {
                    return List.of();
                }
                out.add(address);
            }
        }
        return out;
    }

    private @Nullable InetSocketAddress xorAddressAt(int i) {
        ByteReader in = reader(i);
        in.skip(1);
        int family = in.u8();
        int port = in.u16() ^ COOKIE >>> 16;
        int size = family == 1 ? 4 : family == 2 ? 16 : -1;
        byte[] address = in.bytes(size);
        if (in.failed() || in.remaining() > 0) {
            return null;
        }
        for (int n = 0; n < size; n++) {
            address[n] ^= bytes[COOKIE_OFFSET + n];
        }
        return address(address, port);
    }

    /** Whether a MESSAGE-INTEGRITY is there and right; compared in constant time (RFC 8489 section 14.5). */
    public boolean verifyIntegrity(byte[] key) {
        int i = index(StunAttribute.MESSAGE_INTEGRITY);
        if (i < 0 || lengths[i] != StunCrypto.HMAC_LENGTH) {
            return false;
        }
        byte[] given = Arrays.copyOfRange(bytes, offsets[i], offsets[i] + lengths[i]);
        return MessageDigest.isEqual(given, StunCrypto.hmac(bytes, offsets[i] - 4, key));
    }

    private ByteReader reader(int i) {
        return new ByteReader(bytes, offsets[i], lengths[i]);
    }

    private int index(int attribute) {
        for (int i = 0; i < types.length; i++) {
            if (types[i] == attribute) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable InetSocketAddress address(byte[] address, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(address), port);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** Type and method only: attributes may hold names and keys. */
    @Override
    public String toString() {
        return "StunMessage[" + type() + " method=" + method() + " length=" + bytes.length + "]";
    }
}
