// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The test vectors of RFC 5769, section by section. */
class Rfc5769Test {

    private static final byte[] KEY = StunKeys.shortTerm("VOkJxbRl1RmTxUk/WvJxBt");

    static final byte[] REQUEST = hex("""
            00010058 2112a442 b7e7a701bc34d686fa87dfae 80220010 5354554e207465737420636c69656e74 00240004 6e0001ff
            80290008 932ff9b151263b36 00060009 6576746a3a68367659202020 00080014 9aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2
            80280004 e57a3bcf""");
    static final byte[] IPV4_RESPONSE = hex("""
            0101003c 2112a442 b7e7a701bc34d686fa87dfae 8022000b 7465737420766563746f7220 00200008 0001a147e112a643
            00080014 2b91f599fd9e90c38c7489f92af9ba53f06be7d7 80280004 c07d4c96""");
    static final byte[] IPV6_RESPONSE = hex("""
            01010048 2112a442 b7e7a701bc34d686fa87dfae 8022000b 7465737420766563746f7220
            00200014 0002a1470113a9faa5d3f179bc25f4b5bed2b9d9 00080014 a382954e4be67bf11784c97c8292c275bfe3ed41
            80280004 c8fb0b4c""");
    static final byte[] LONG_TERM = hex("""
            00010060 2112a442 78ad3433c6ad72c029da412e 00060012 e3839ee38388e383aae38383e382afe382b90000
            0015001c 662f2f3439396b39353464364f4c33346f4c394653547679363473 41 0014000b 6578616d706c652e6f726700
            00080014 f67024656dd64a3e02b8e0712e85c9a28ca89666""");

    @Test
    void sampleRequest() { // RFC 5769 section 2.1
        StunMessage message = StunMessage.parse(REQUEST, 0, REQUEST.length);
        assertThat(message).isNotNull();
        assertThat(message.type()).isEqualTo(StunClass.REQUEST);
        assertThat(message.method()).isEqualTo(StunMethod.BINDING);
        assertThat(message.hasFingerprint()).isTrue();
        assertThat(message.username()).isEqualTo("evtj:h6vY");
        assertThat(message.text(StunAttribute.SOFTWARE)).isEqualTo("STUN test client");
        assertThat(message.priority()).hasValue(0x6e0001ffL);
        assertThat(message.tieBreaker(StunAttribute.ICE_CONTROLLED)).hasValue(0x932ff9b151263b36L);
        assertThat(message.tieBreaker(StunAttribute.ICE_CONTROLLING)).isEmpty();
        assertThat(message.verifyIntegrity(KEY)).isTrue();
        assertThat(message.verifyIntegrity(StunKeys.shortTerm("other"))).isFalse();
        assertThat(message.verifyIntegrity(new byte[0])).isFalse();
    }

    @Test
    void sampleResponses() { // RFC 5769 sections 2.2 and 2.3
        StunMessage four = StunMessage.parse(IPV4_RESPONSE, 0, IPV4_RESPONSE.length);
        assertThat(four.type()).isEqualTo(StunClass.SUCCESS);
        assertThat(four.verifyIntegrity(KEY)).isTrue();
        assertThat(four.xorMappedAddress()).isEqualTo(new InetSocketAddress("192.0.2.1", 32853));

        StunMessage six = StunMessage.parse(IPV6_RESPONSE, 0, IPV6_RESPONSE.length);
        assertThat(six.verifyIntegrity(KEY)).isTrue();
        assertThat(six.xorMappedAddress()).isEqualTo(new InetSocketAddress("2001:db8:1234:5678:11:2233:4455:6677", 32853));
    }

    @Test
    void longTermCredentials() { // RFC 5769 section 2.4
        StunMessage message = StunMessage.parse(LONG_TERM, 0, LONG_TERM.length);
        String user = "\u30DE\u30C8\u30EA\u30C3\u30AF\u30B9";
        assertThat(message.username()).isEqualTo(user);
        assertThat(message.text(StunAttribute.REALM)).isEqualTo("example.org");
        assertThat(message.hasFingerprint()).isFalse();
        assertThat(message.verifyIntegrity(StunKeys.longTerm(user, "example.org", "TheMatrIX"))).isTrue();
    }

    @Test
    void ourWriterMakesTheSameResponses() { // sections 2.2 and 2.3; the vectors pad with spaces, so SOFTWARE is given padded
        StunMessage request = StunMessage.parse(REQUEST, 0, REQUEST.length);
        byte[] written = StunWriter.answer(request, StunClass.SUCCESS)
                .text(StunAttribute.SOFTWARE, "test vector!")
                .xorMappedAddress(new InetSocketAddress("2001:db8:1234:5678:11:2233:4455:6677", 32853))
                .integrity(KEY)
                .fingerprint()
                .toBytes();
        StunMessage read = StunMessage.parse(written, 0, written.length);
        assertThat(read.hasFingerprint()).isTrue();
        assertThat(read.verifyIntegrity(KEY)).isTrue();
        assertThat(read.transactionId()).isEqualTo(request.transactionId());
        assertThat(HexFormat.of().formatHex(written)).contains("002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9");
    }

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    }
}
