// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
