// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalRequestTest {

    /** 70/A-ADM-5: address of the connection and no forwarding headers; the name alone makes nobody local, a foreign one makes nobody so. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "127.0.0.1        | localhost            | Cookie          | true",
        "127.0.0.9        | localhost:8443       | Accept          | true",
        "0:0:0:0:0:0:0:1  | [::1]:443            | Accept          | true",
        "::ffff:127.0.0.1 | 127.0.0.1:8443       | Accept          | true",
        "192.168.0.7      | localhost            | Accept          | false",
        "10.0.0.1         | 127.0.0.1            | Accept          | false",
        "127.0.0.1        | video.example.org    | Accept          | false",
        "127.0.0.1        | localhost.evil.test  | Accept          | false",
        "127.0.0.1        | evil.test:127        | Accept          | false",
        "127.0.0.1        |                      | Accept          | false",
        "127.0.0.1        | localhost            | X-Forwarded-For | false",
        "127.0.0.1        | localhost            | X-FORWARDED-Foo | false",
        "127.0.0.1        | localhost            | forwarded       | false",
        "127.0.0.1        | localhost            | Via             | false",
        "127.0.0.1        | localhost            | X-Real-IP       | false",
    })
    void onlyWhoSitsAtTheHostIsLocal(String address, String host, String header, boolean local) {
        assertThat(LocalRequest.is(address, host, List.of("Host", header))).isEqualTo(local);
    }
}
