// SPDX-License-Identifier: Apache-2.0
package org.rostrum.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.rostrum.proto.srtp.SrtpKeys;
import org.rostrum.proto.srtp.SrtpProfile;
import org.rostrum.proto.srtp.SrtpReceiver;
import org.rostrum.proto.srtp.SrtpStatus;

/** Protected packets of somebody who has no key (RFC 3711, RFC 7714): refused, and nothing is remembered for him. */
class SrtpFuzz {

    @FuzzTest(maxDuration = "10m")
    void forged(byte[] data) {
        for (SrtpProfile profile : SrtpProfile.values()) {
            SrtpKeys keys = new SrtpKeys(new byte[profile.keyLength()], new byte[profile.saltLength()]);
            SrtpReceiver receiver = new SrtpReceiver(profile, keys, 4);
            byte[] out = new byte[2048];
            if (data.length <= 2048) {
                assertThat(receiver.unprotectRtp(data, 0, data.length, out, 0)).isNotEqualTo(SrtpStatus.OK);
                assertThat(receiver.unprotectRtcp(data, 0, data.length, out, 0)).isNotEqualTo(SrtpStatus.OK);
                assertThat(receiver.evictions()).isZero();
            }
        }
    }
}
