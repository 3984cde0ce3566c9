// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.identity.internal.People.assertRefused;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.AccountTransfer.Existing;
import org.rostrum.identity.AccountTransfer.Options;
import org.rostrum.identity.IdentityError;

/** CSV files of accounts as bytes and text. */
class CsvTextTest {

    private static final Options PLAIN = new Options(true, Existing.SKIP, null, null);

    private static List<List<String>> cells(String text) {
        return CsvText.rows(text, ';', 100).stream().map(CsvText.Row::cells).toList();
    }

    @Test
    void quotesAndLineBreaksAreRead() {
        // RFC 4180 section 2
        assertThat(cells("a;b\r\n\"x;\"\"y\"\"\";\"two\nlines\"\r\n\r\n ; \nlast;")).containsExactly(
                List.of("a", "b"), List.of("x;\"y\"", "two\nlines"), List.of("last", ""));
        assertThat(CsvText.rows("a\r\n\"b\nc\"\r\nd", ';', 9)).extracting(CsvText.Row::line).containsExactly(1, 2, 4);
        assertThat(cells("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n\"open", "a\n\"x\"y", "a\nx\"y\"", "a\n\"\"\""})
    void quotesThatDoNotMatchAreRefusedWithTheirLine(String text) {
        assertThatThrownBy(() -> cells(text)).isInstanceOfSatisfying(RostrumException.class, e -> {
            assertThat(e.error()).isEqualTo(IdentityError.CSV_MALFORMED);
            assertThat(e).hasMessageContaining("line ");
        });
    }

    @Test
    void filesHaveABound() {
        assertRefused(IdentityError.CSV_TOO_LONG, () -> CsvText.rows("a\nb\nc", ';', 2));
        assertRefused(CommonError.TOO_LARGE, () -> ImportFile.read(new byte[(16 << 20) + 1], PLAIN));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,", "UTF-16LE,", "UTF-16BE,", "windows-1251,windows-1251"})
    void encodingsAreToldByTheirMarkOrByTheCaller(String written, @Nullable String told) {
        String text = (told == null ? "\uFEFF" : "") + "Login;Имя\nанна;Анна";
        assertThat(CsvText.decoded(text.getBytes(Charset.forName(written)), told)).isEqualTo("Login;Имя\nанна;Анна");
    }

    @Test
    void brokenEncodingsAreRefusedWithTheirLine() {
        byte[] latin = "Login\nanna\nren\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> CsvText.decoded(latin, null)).isInstanceOfSatisfying(RostrumException.class, e -> {
            assertThat(e.error()).isEqualTo(IdentityError.CSV_ENCODING);
            assertThat(e).hasMessageContaining("line 3");
        });
        assertRefused(IdentityError.CSV_ENCODING, () -> CsvText.decoded("a\0b".getBytes(StandardCharsets.UTF_8), null));
        assertRefused(CommonError.INVALID_VALUE, () -> CsvText.decoded(latin, "EBCDIC"));
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            try {
                assertThat(ImportFile.read(noise, PLAIN)).isNotNull();
            } catch (RostrumException e) {
                assertThat(e.error()).isInstanceOf(IdentityError.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {"a;b;c,d!;", "a,b,c;d!,", "a|b!|", "alone!;"})
    void theDelimiterIsToldByTheHeader(String header, String expected) {
        assertThat(CsvText.delimiter(header + "\n1,2,3,4,5", null)).isEqualTo(expected.charAt(0));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
        "=HYPERLINK(\"http://x\")| \"'=HYPERLINK(\"\"http://x\"\")\"",
        "@SUM(A1)| '@SUM(A1)",
        "-2+3| '-2+3",
        "+1+cmd| '+1+cmd",
        "+49 (30) 123-4| +49 (30) 123-4",
        "'quoted'| 'quoted'",
        "a;b| \"a;b\"",
    })
    void formulasAreDefusedAndComeBackAsTheyWere(String text, String written) {
        // 60/REP-4 in the manner of every export; phones stay, address books of room codecs dial them
        String line = CsvText.line(List.of(text), ';');
        assertThat(line).isEqualTo(written + "\r\n");
        assertThat(CsvText.read(CsvText.rows(line, ';', 1).get(0).cells().get(0))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Login;Shoe size\na;1", "Login;login_name\na;b", "Display name\nAnna", "Login,Email;x\na"})
    void headersThatNobodyKnowsAreRefused(String text) {
        assertRefused(IdentityError.CSV_COLUMNS, () -> ImportFile.read(text.getBytes(StandardCharsets.UTF_8), PLAIN));
    }

    @Test
    void columnsComeInAnyOrderByTitleOrByName() {
        ImportFile.Line line = ImportFile.read("job_title;LOGIN;Password;groups\n'=x; anna@my.server ; p ;A, B ,".getBytes(), PLAIN)
                .lines().get(0);
        assertThat(line.get(TransferColumn.JOB_TITLE)).isEqualTo("=x");
        assertThat(line.login("MY.server")).isEqualTo("anna");
        assertThat(line.login("other")).isEqualTo("anna@my.server");
        assertThat(line.get(TransferColumn.PASSWORD)).isEqualTo(" p ");
        assertThat(line.groups()).containsExactly("A", "B");
        assertThat(line.given(TransferColumn.EMAIL)).isNull();
    }
}
