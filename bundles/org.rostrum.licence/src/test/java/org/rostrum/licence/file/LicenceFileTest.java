// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.licence.LicenceError;
import org.rostrum.licence.Limit;
import org.rostrum.licence.Pool;
import org.rostrum.licence.internal.TestIssuer;

class LicenceFileTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final TestIssuer issuer = new TestIssuer("Example issuer");

    @Test
    void everyFieldComesBack() throws Exception {
        // 00/R-1: all fields
        LicenceTerms terms = new LicenceTerms("L-7", NOW, "Example issuer", "EB2MM", "a".repeat(64), "b".repeat(32), "Ünïversität",
                "Zoë <z@example.org>", "annual",
                Map.of(Pool.ONLINE, Limit.of(150), Pool.PRO, Limit.of(100), Pool.GUEST, Limit.of(5), Pool.GATEWAY, Limit.UNLIMITED),
                Limit.of(200), Limit.of(3),
                new SpeakerTable(List.of(new SpeakerTable.Row(Limit.of(16), Limit.of(110)))), FeatureSet.of(Set.of("ldap", "x-partner")),
                "extended", true, "c".repeat(64), Limit.of(1), NOW, NOW.plus(Duration.ofDays(365)), Limit.of(14));
        assertThat(back(terms)).isEqualTo(terms);
    }

    @Test
    void unlimitedIsLegalEverywhere() throws Exception {
        // 00/R-1
        Limit no = Limit.UNLIMITED;
        LicenceTerms terms = new LicenceTerms("L-8", NOW, "I", "EB2MM", null, null, "", "", "lifetime",
                Map.of(Pool.ONLINE, no, Pool.PRO, no, Pool.GUEST, no, Pool.GATEWAY, no), no, no, SpeakerTable.UNLIMITED,
                FeatureSet.ALL, "", false, null, no, NOW, null, no);
        assertThat(back(terms)).isEqualTo(terms);
    }

    private LicenceTerms back(LicenceTerms terms) throws LicenceFileException {
        LicenceFile file = LicenceFile.read(issuer.file(terms));
        assertThat(file.issuerKey()).isEqualTo(IssuerKey.id(issuer.keys.getPublic()));
        return file.terms(issuer.keys.getPublic());
    }

    @Test
    void noFileWithAnotherByteIsAcceptedOrThrowsAnythingElse() {
        byte[] good = small().getBytes(StandardCharsets.US_ASCII);
        Random random = new Random(1);
        for (int at = 0; at < good.length; at++) {
            for (int with : new int[] {0x20, 1 + random.nextInt(255)}) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) with;
                assertRefused(new String(bad, StandardCharsets.ISO_8859_1), "byte " + at + " with " + with);
            }
        }
    }

    @Test
    void noPartOfAFileIsAccepted() {
        String good = small();
        for (int length = 0; length < good.length() - 1; length++) {
            assertRefused(good.substring(0, length), "first " + length);
            assertRefused(good.substring(good.length() - length - 1), "last " + length);
        }
        assertRefused(good + good, "twice");
        assertRefused(" " + good, "a blank before");
        assertRefused(good + "\n", "a line behind");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "IBM037"})
    void anotherCharsetIsRefused(String charset) {
        assertRefused(new String(small().getBytes(Charset.forName(charset)), StandardCharsets.UTF_8), charset);
    }

    @Test
    void lineEndsOfMailAreRead() throws Exception {
        String mailed = small().replace("\n", "\r\n");
        assertThat(LicenceFile.read(mailed).terms(issuer.keys.getPublic()).serverId()).isEqualTo("EB2MM");
    }

    @Test
    void hugeAndNewerFilesHaveTheirOwnCodes() {
        assertCode(small() + "x".repeat(100_000), LicenceError.FILE_TOO_LARGE);
        assertCode(signed("Format: 2.0"), LicenceError.FILE_FORMAT);
        assertCode(signed("Format: x"), LicenceError.FILE_MALFORMED);
    }

    @Test
    void aNewerMinorFormatIsRead() throws Exception {
        assertThat(LicenceFile.read(signed("Format: 1.7\nAdded: later")).terms(issuer.keys.getPublic()).serverId()).isEqualTo("EB2MM");
    }

    @Test
    void theSignatureOfAnotherKeyIsNotAccepted() {
        assertThatThrownBy(() -> LicenceFile.read(small()).terms(new TestIssuer("Other").keys.getPublic()))
                .isInstanceOfSatisfying(LicenceFileException.class, e -> assertThat(e.error()).isEqualTo(LicenceError.FILE_SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "null", "{}", "{\"number\":1}", "{\"a\":1,\"a\":1}", "{} {}", "\uFEFF{}"})
    void signedNonsenseIsMalformed(String json) {
        assertThatThrownBy(() -> TermsJson.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(LicenceFileException.class, e -> assertThat(e.error()).isEqualTo(LicenceError.FILE_MALFORMED));
        assertThatThrownBy(() -> TermsJson.read(json.getBytes(StandardCharsets.UTF_16))).isInstanceOf(LicenceFileException.class);
        assertThatThrownBy(() -> TermsJson.read(("[".repeat(50_000) + json).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(LicenceFileException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"accounts\":-1", "\"accounts\":1.5", "\"accounts\":99999999999", "\"accounts\":\"many\"", "\"server_id\":\"eb2mm\"",
        "\"valid_from\":\"tomorrow\"", "\"valid_from\":\"+1000000000-12-31T23:59:59Z\"", "\"edition\":\"\\u0000\"",
        "\"features\":[1]", "\"features\":{}", "\"participants\":[]", "\"pools\":{}", "\"host\":\"abc\"", "\"authority_required\":\"no\""
    })
    void aFieldThatMakesNoSenseIsMalformed(String field) {
        String name = field.substring(1, field.indexOf('"', 1));
        var tree = TermsJson.tree(issuer.free("EB2MM", NOW));
        tree.remove(name);
        String json = tree.toString().replaceFirst("\\{", "{" + field.replace("\\", "\\\\") + ",");
        assertThatThrownBy(() -> TermsJson.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(LicenceFileException.class, e -> assertThat(e.error()).isEqualTo(LicenceError.FILE_MALFORMED));
    }

    @Test
    void theTableLimitsPeopleBySpeakers() {
        // 00/R-1: table speakers → participants
        SpeakerTable table = new SpeakerTable(List.of(
                new SpeakerTable.Row(Limit.of(49), Limit.of(49)), new SpeakerTable.Row(Limit.of(6), Limit.of(240)),
                new SpeakerTable.Row(Limit.of(16), Limit.of(110))));
        assertThat(table.participants(6)).isEqualTo(Limit.of(240));
        assertThat(table.participants(7)).isEqualTo(Limit.of(110));
        assertThat(table.participants(50)).isEqualTo(Limit.NONE);
        assertThat(table.allOnScreen()).isEqualTo(Limit.of(49));
        assertThat(SpeakerTable.UNLIMITED.allOnScreen()).isEqualTo(Limit.UNLIMITED);
    }

    @Test
    void requestFilesComeBack() throws Exception {
        // 10/REG-17
        RequestFile request = new RequestFile(
                "a".repeat(32), "EB2MM", "b".repeat(64), "video.example.org", "c".repeat(64), 0, NOW);
        assertThat(RequestFile.read(request.write())).isEqualTo(request);
        String text = request.write();
        assertThatThrownBy(() -> RequestFile.read(text.substring(10))).isInstanceOf(LicenceFileException.class);
        assertThatThrownBy(() -> LicenceFile.read(text)).isInstanceOf(LicenceFileException.class);
    }

    @Test
    void registrationKeysHaveTheirForm() throws Exception {
        // 10/REG-1, 10/REG-2
        RegistrationKey key = RegistrationKey.random(new java.security.SecureRandom());
        assertThat(key.reveal()).matches("[2-9A-Z]{5}(-[2-9A-Z]{5}){3}");
        assertThat(key.serverId()).isEqualTo(key.reveal().substring(0, 5));
        assertThat(RegistrationKey.of(" " + key.reveal().toLowerCase(java.util.Locale.ROOT)).digest()).isEqualTo(key.digest());
        // 10/REG-3: a slip of a log statement tells no secret
        assertThat(key.toString()).doesNotContain(key.reveal().substring(6));
        for (String bad : List.of("", "EB2MM", "EB2MM-EB2MM-EB2MM", "EB2M0-EB2MM-EB2MM-EB2MM", "x".repeat(1_000_000))) {
            assertThatThrownBy(() -> RegistrationKey.of(bad)).isInstanceOf(LicenceFileException.class);
        }
    }

    private String small() {
        return issuer.file(issuer.free("EB2MM", NOW));
    }

    /** A licence with this line instead of its format, signed anew. */
    private String signed(String format) {
        try {
            String text = small().replaceFirst("Format: 1.0", format);
            String head = text.substring(0, text.indexOf("-----BEGIN SIGNATURE"));
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(issuer.keys.getPrivate());
            signer.update(head.getBytes(StandardCharsets.US_ASCII));
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(signer.sign());
            return head + "-----BEGIN SIGNATURE-----\n" + base64 + "\n-----END ROSTRUM LICENCE-----\n";
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertCode(String text, LicenceError error) {
        assertThatThrownBy(() -> LicenceFile.read(text))
                .isInstanceOfSatisfying(LicenceFileException.class, e -> assertThat(e.error()).isEqualTo(error));
    }

    private void assertRefused(String text, String what) {
        try {
            LicenceFile.read(text).terms(issuer.keys.getPublic());
            // the header that names the key is signed too, so it cannot be another one here
            fail("accepted: " + what);
        } catch (LicenceFileException e) {
            assertThat(e.error().code()).as(what).startsWith("licenceInvalid");
        }
    }
}
