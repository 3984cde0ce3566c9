// SPDX-License-Identifier: Apache-2.0
package org.rostrum.web.room.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomServletTest {

    // Contract 61 section 16: /webrtc/ID is the address in existing programs.
    @ParameterizedTest
    @CsvSource({"/room/lab_7,true", "/webrtc/2697881968,true", "/room/lab_7/,true", "/room/,false", "/room/a/b,false", "/room/a b,false"})
    void roomsAreNamedByConferenceIds(String path, boolean page) {
        assertThat(RoomServlet.namesConference(path)).isEqualTo(page);
    }
}
