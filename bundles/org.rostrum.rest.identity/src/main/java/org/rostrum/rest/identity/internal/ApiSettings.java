// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import org.rostrum.settings.Setting;

/** Settings of the API. */
final class ApiSettings {

    /** Version that third-party programs compare with what they need (61/SV-2); not our own version. */
    static final Setting<String> COMPATIBILITY_VERSION =
            Setting.text("api.compatibilityVersion", "5.5.6.0", s -> s.matches("\\d{1,4}(\\.\\d{1,6}){2,3}"))
                    .titled("Compatibility version")
                    .described("Version that third-party programs compare with what they need; not the version of this server.");

    /** Port of the platform protocol that clients are told, where it is reached from outside (00/R-23). */
    static final Setting<Integer> PLATFORM_PORT = Setting.number("api.platformPort", 4307, 1, 65_535)
            .titled("Platform port outside")
            .described("Port of the platform protocol that clients are told, where it is reached from outside.");

    private ApiSettings() {}
}
