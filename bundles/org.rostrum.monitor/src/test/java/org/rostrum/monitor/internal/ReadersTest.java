// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SiteSettings;

class ReadersTest {

    // design §6: a token or an allowed address
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, , , true", "::1, , , true", "192.0.2.7, , , false", "10.1.2.3, , , true",
        "192.0.2.7, s3cret, Bearer s3cret, true", "192.0.2.7, s3cret, Bearer s3cre, false", "192.0.2.7, s3cret, s3cret, false",
        "192.0.2.7, , Bearer , false"
    })
    void admitsAllowedAddressesAndHoldersOfTheToken(String address, String token, String header, boolean expected) {
        Readers readers = new Readers(new Fixed(token == null ? "" : token));
        assertThat(readers.admits(address, header == null ? null : header)).isEqualTo(expected);
    }

    /** Two settings. */
    private record Fixed(String token) implements SiteSettings {
        @Override
        @SuppressWarnings("unchecked")
        public <T> T get(Setting<T> setting) {
            return (T) (setting == (Setting<?>) MonitorSettings.TOKEN ? token : List.of("127.0.0.0/8", "::1", "10.0.0.0/8"));
        }

        @Override
        public <T> void set(Setting<T> setting, T value, String by) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> AutoCloseable onChange(Setting<T> setting, Consumer<T> listener) {
            throw new UnsupportedOperationException();
        }
    }
}
