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

    /** Whether the built-in public application may exchange passwords for tokens (61/AO-4). */
    static final Setting<Boolean> PUBLIC_CLIENT = Setting.flag("api.publicClient", false)
            .titled("Public application")
            .described("Whether the built-in application without a secret may exchange passwords for tokens.");

    /** Life of an access token (61/AO-6). */
    static final Setting<Integer> ACCESS_TOKEN_SECONDS = Setting.number("api.accessTokenSeconds", 3600, 60, 604_800)
            .titled("Life of an access token")
            .unit("s");

    /** Port of the platform protocol that clients are told, where it is reached from outside (00/R-23). */
    static final Setting<Integer> PLATFORM_PORT = Setting.number("api.platformPort", 4307, 1, 65_535)
            .titled("Platform port outside")
            .described("Port of the platform protocol that clients are told, where it is reached from outside.");

    private ApiSettings() {}
}
