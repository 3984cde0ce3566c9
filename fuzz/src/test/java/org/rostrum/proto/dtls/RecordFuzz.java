// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.dtls;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** DTLS records of an open association, and fingerprints of descriptions. */
class RecordFuzz {

    @FuzzTest(maxDuration = "10m")
    void records(byte[] data) {
        RecordFilter.passes(data);
    }

    @FuzzTest(maxDuration = "10m")
    void fingerprint(byte[] data) {
        Fingerprint.tryParse(new String(data, StandardCharsets.UTF_8));
    }
}
