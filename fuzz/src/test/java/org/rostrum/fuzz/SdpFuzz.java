// SPDX-License-Identifier: Apache-2.0
package org.rostrum.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.rostrum.proto.sdp.MediaSection;
import org.rostrum.proto.sdp.SdpReader;
import org.rostrum.proto.sdp.SdpResult;
import org.rostrum.proto.sdp.SessionDescription;

/** Session descriptions (RFC 8866). What was read, written and read again is the same. */
class SdpFuzz {

    @FuzzTest(maxDuration = "10m")
    void description(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        if (SdpReader.read(text) instanceof SdpResult.Read read) {
            SessionDescription description = read.description();
            description.bundle();
            description.transport("ice-ufrag");
            description.media().forEach(SdpFuzz::look);
            String written = description.write();
            assertThat(SdpReader.read(written)).isInstanceOfSatisfying(SdpResult.Read.class,
                    again -> assertThat(again.description().write()).isEqualTo(written));
        }
    }

    /** All that is asked of a section, of whatever attributes. */
    private static void look(MediaSection section) {
        section.mid();
        section.direction();
        section.codecs();
        section.extensions();
        section.simulcast(true);
        section.simulcast(false);
        section.ssrcs();
        section.ssrcGroups();
    }
}
