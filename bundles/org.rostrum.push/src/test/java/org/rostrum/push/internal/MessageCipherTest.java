// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.base.error.RostrumException;
import org.rostrum.push.PushError;

class MessageCipherTest {

    private static final String BROWSER = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    /** 55/PSH-1: the example of RFC 8291 section 5, with the intermediate values of its appendix A. */
    @Test
    void encryptsTheExampleOfTheStandard() {
        KeyPair own = new KeyPair(P256.publicKey(bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")).orElseThrow(),
                P256.privateKey(bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")));
        byte[] body = MessageCipher.encrypt("When I grow up, I want to be a watermelon".getBytes(StandardCharsets.US_ASCII),
                Browser.of(BROWSER, AUTH), own, bytes("DGv6ra1nlYgDCS1FRnbzlw"));

        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(body)).isEqualTo("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSP"
                + "QTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
        assertThat(P256.agreed((java.security.interfaces.ECPrivateKey) own.getPrivate(), Browser.of(BROWSER, AUTH).key()))
                .isEqualTo(bytes("kyrL1jIIOHEzg3sM2ZWRHDRB62YACZhhSlknJ672kSs"));
    }

    /** The browser's side reads what ours writes, each time under other keys. */
    @Test
    void theBrowserReadsIt() {
        TestBrowser browser = new TestBrowser();
        byte[] text = "{\"kind\":\"call\"}".getBytes(StandardCharsets.UTF_8);
        byte[] one = MessageCipher.encrypt(text, browser.keys());
        byte[] two = MessageCipher.encrypt(text, browser.keys());
        assertThat(browser.read(one)).isEqualTo(text);
        assertThat(browser.read(two)).isEqualTo(text);
        assertThat(one).isNotEqualTo(two);
    }

    /** 55/PSH-4: what no push service need take is not made. */
    @Test
    void refusesWhatIsTooLarge() {
        Browser browser = new TestBrowser().keys();
        assertThat(MessageCipher.encrypt(new byte[MessageCipher.MAX_TEXT_BYTES], browser)).hasSizeLessThanOrEqualTo(4096);
        assertThatThrownBy(() -> MessageCipher.encrypt(new byte[MessageCipher.MAX_TEXT_BYTES + 1], browser)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Not Base64, too short, compressed, the point at infinity, beside the curve, coordinates beyond the prime. */
    @ParameterizedTest
    @ValueSource(strings = {"", "=", "%%%", "BCVxsr7N", "AyVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcx", "AA",
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw8",
        "BP________________________________________________________________________________________8"})
    void refusesKeysThatAreNoPoints(String key) {
        assertThatThrownBy(() -> Browser.of(key, AUTH)).isInstanceOfSatisfying(RostrumException.class, e -> {
            assertThat(e.error()).isEqualTo(PushError.PUSH_KEY_INVALID);
            assertThat(e.location()).isEqualTo("p256dh");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AA", "BTBZMqHH6r4Tts7J_aSIggAA", "?"})
    void refusesSecretsOfAnotherLength(String auth) {
        assertThatThrownBy(() -> Browser.of(BROWSER, auth)).isInstanceOfSatisfying(RostrumException.class,
                e -> assertThat(e.location()).isEqualTo("auth"));
    }
}
