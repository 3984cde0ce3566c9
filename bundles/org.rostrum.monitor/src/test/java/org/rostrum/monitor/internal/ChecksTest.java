// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.media.net.OuterAddress;

class ChecksTest {

    @ParameterizedTest
    @CsvSource({"100, diskFull", "199, diskFull", "200, diskAlmostFull", "1023, diskAlmostFull", "1024, ok"})
    void freeSpace(long megabytes, String code) {
        assertThat(DiskCheck.judge(megabytes << 20).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"2026-01-01T00:00:00Z, certificateExpired", "2026-01-01T00:00:01Z, certificateExpiring",
        "2026-01-14T23:59:59Z, certificateExpiring", "2026-01-15T00:00:00Z, ok"})
    void certificate(Instant end, String code) {
        assertThat(CertificateCheck.judge(end, Instant.parse("2026-01-01T00:00:00Z")).code()).isEqualTo(code);
    }

    @ParameterizedTest // 20/WRTC-5: what is set against what the outside sees
    @CsvSource(nullValues = "-", value = {
        "-, -, NONE, ok", "203.0.113.9, 203.0.113.9, NONE, ok", "203.0.113.9, 198.51.100.1, NONE, publicAddressDiffers",
        "203.0.113.9 2001:db8::9, 203.0.113.9 2001:db8:0:0:0:0:0:9, NONE, ok", "203.0.113.9, 2001:db8:0:0:0:0:0:9, NONE, ok",
        "203.0.113.9 2001:db8::9, 203.0.113.9 2001:db8:0:0:0:0:0:8, NONE, publicAddressDiffers", "-, 203.0.113.9, NONE, ok",
        "203.0.113.9, -, SILENT, stunServerSilent", "-, 203.0.113.9, SILENT, stunServerSilent", "203.0.113.9, 198.51.100.1, SILENT, publicAddressDiffers",
        "-, -, NO_ADDRESS, stunServerUnknown", "-, -, NO_SERVER, stunServerMalformed"})
    void outerAddress(String configured, String learned, OuterAddress.Problem problem, String code) {
        assertThat(MediaWaysCheck.judge(words(configured), new OuterAddress.State("stun.test", words(learned), problem)).code()).isEqualTo(code);
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : List.of(text.split(" "));
    }
}
