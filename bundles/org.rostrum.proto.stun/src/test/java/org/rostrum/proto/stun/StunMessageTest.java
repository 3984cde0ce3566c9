// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.stun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StunMessageTest {

    private static final byte[] KEY = StunKeys.shortTerm("secret");
    private static final StunTransactionId ID = new StunTransactionId(1, 2);

    @ParameterizedTest
    @EnumSource(StunClass.class)
    void everyClassAndMethodComesBack(StunClass type) {
        for (int method = 0; method <= 0xFFF; method += 7) {
            StunMessage message = read(new StunWriter(type, method, ID));
            assertThat(message.type()).isEqualTo(type);
            assertThat(message.method()).isEqualTo(method);
            assertThat(message.transactionId()).isEqualTo(ID);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new StunWriter(type, 0x1000, ID));
    }

    @Test
    void everyAttributeComesBack() {
        StunMessage message = read(new StunWriter(StunClass.ERROR, StunMethod.BINDING, ID)
                .username("a:b")
                .priority(0xffffffffL)
                .useCandidate()
                .tieBreaker(StunAttribute.ICE_CONTROLLING, -2)
                .error(StunError.ROLE_CONFLICT)
                .unknownAttributes(0x7777, 0x0002)
                .xorMappedAddress(new InetSocketAddress("127.0.0.1", 65535)));
        assertThat(message.username()).isEqualTo("a:b");
        assertThat(message.priority()).hasValue(0xffffffffL);
        assertThat(message.useCandidate()).isTrue();
        assertThat(message.tieBreaker(StunAttribute.ICE_CONTROLLING)).hasValue(-2);
        assertThat(message.errorCode()).hasValue(487);
        assertThat(message.unknownAttributes()).containsExactly(0x7777, 0x0002);
        assertThat(message.xorMappedAddress()).isEqualTo(new InetSocketAddress("127.0.0.1", 65535));
        assertThat(message.value(StunAttribute.NONCE)).isNull();
    }

    @Test
    void unknownRequiredAttributesAreListedOnce() { // RFC 8489 section 6.3.1
        byte[] none = new byte[0];
        StunMessage message = read(new StunWriter(StunClass.REQUEST, StunMethod.BINDING, ID)
                .attribute(0x7777, none).username("a").attribute(0x7777, none).attribute(0x9999, none));
        assertThat(message.unknownRequired(StunAttribute.USERNAME)).containsExactly(0x7777);
    }

    @Test
    void attributesBehindTheIntegrityAreIgnored() { // RFC 8489 section 14.5
        StunMessage message = read(new StunWriter(StunClass.REQUEST, StunMethod.BINDING, ID)
                .username("a").integrity(KEY).useCandidate().fingerprint());
        assertThat(message.useCandidate()).isFalse();
        assertThat(message.verifyIntegrity(KEY)).isTrue();
        assertThat(message.hasFingerprint()).isTrue();
    }

    @Test
    void wrongFingerprintIsNoMessage() { // RFC 8489 section 14.7
        byte[] bytes = new StunWriter(StunClass.REQUEST, StunMethod.BINDING, ID).fingerprint().toBytes();
        bytes[bytes.length - 1] ^= 1;
        assertThat(StunMessage.parse(bytes, 0, bytes.length)).isNull();
    }

    @Test
    void attributesBehindTheFingerprintAreNoMessage() {
        byte[] bytes = new StunWriter(StunClass.REQUEST, StunMethod.BINDING, ID).fingerprint().useCandidate().toBytes();
        assertThat(StunMessage.parse(bytes, 0, bytes.length)).isNull();
    }

    @Test
    void aChangedOctetBreaksTheIntegrity() {
        byte[] bytes = new StunWriter(StunClass.REQUEST, StunMethod.BINDING, ID).username("abcd").integrity(KEY).toBytes();
        bytes[StunMessage.HEADER + 4] ^= 1;
        assertThat(StunMessage.parse(bytes, 0, bytes.length).verifyIntegrity(KEY)).isFalse();
    }

    @Test
    void tooManyAttributesAreNoMessage() {
        StunWriter writer = new StunWriter(StunClass.REQUEST, StunMethod.BINDING, ID);
        for (int i = 0; i < 33; i++) {
            writer.useCandidate();
        }
        byte[] bytes = writer.toBytes();
        assertThat(StunMessage.parse(bytes, 0, bytes.length)).isNull();
    }

    /** Random bytes, truncated vectors and vectors with changed octets: a message or null, never an exception. */
    @Test
    void malformedInputNeverThrows() {
        Random random = new Random(5769);
        List<byte[]> seeds = List.of(Rfc5769Test.REQUEST, Rfc5769Test.IPV4_RESPONSE, Rfc5769Test.IPV6_RESPONSE, Rfc5769Test.LONG_TERM);
        int read = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = mutate(seeds.get(i % seeds.size()), random);
            StunMessage message = StunMessage.parse(bytes, 0, bytes.length);
            if (message != null) {
                readEverything(message);
                read++;
            }
        }
        assertThat(read).as("inputs that reached the attributes").isGreaterThan(1_000);
    }

    private static byte[] mutate(byte[] seed, Random random) {
        if (random.nextInt(4) == 0) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            return noise;
        }
        // without the fingerprint, so that changed octets get past it
        int length = random.nextBoolean() ? seed.length - 8 : random.nextInt(seed.length + 1);
        byte[] bytes = Arrays.copyOf(seed, length);
        for (int n = random.nextInt(4); n > 0 && length > 0; n--) {
            bytes[random.nextInt(length)] = (byte) random.nextInt();
        }
        if (length >= StunMessage.HEADER && random.nextBoolean()) {
            bytes[2] = (byte) (length - StunMessage.HEADER >> 8);
            bytes[3] = (byte) (length - StunMessage.HEADER);
        }
        return bytes;
    }

    private static void readEverything(StunMessage message) {
        message.type();
        message.method();
        message.username();
        message.priority();
        message.errorCode();
        message.unknownAttributes();
        message.unknownRequired();
        message.tieBreaker(StunAttribute.ICE_CONTROLLED);
        message.verifyIntegrity(KEY);
        for (int type : new int[] {StunAttribute.XOR_MAPPED_ADDRESS, StunAttribute.USERNAME, StunAttribute.SOFTWARE, 0}) {
            message.xorAddress(type);
            message.value(type);
            message.text(type);
        }
    }

    private static StunMessage read(StunWriter writer) {
        byte[] bytes = writer.toBytes();
        StunMessage message = StunMessage.parse(bytes, 0, bytes.length);
        assertThat(message).isNotNull();
        return message;
    }
}
