// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import org.rostrum.settings.Setting;

/** Settings of the tokens of programs. */
public final class TokenSettings {

    /** Whether the built-in public application may exchange passwords for tokens (61/AO-4). */
    public static final Setting<Boolean> PUBLIC_CLIENT = Setting.flag("api.publicClient", false)
            .titled("Built-in application without secret")
            .described("Whether programs may exchange a user's password for a token as trueconf_server_users, without a secret.");

    /** Life of an access token (61/AO-6). */
    public static final Setting<Integer> ACCESS_TOKEN_SECONDS = Setting.number("api.accessTokenSeconds", 3600, 60, 604_800)
            .titled("Life of an access token")
            .unit("s");

    /** Life of a refresh token, used or not (61/AO-6). */
    public static final Setting<Integer> REFRESH_TOKEN_SECONDS = Setting.number("api.refreshTokenSeconds", 604_800, 60, 31_536_000)
            .titled("Life of a refresh token")
            .described("Counted from its making, used or not.")
            .unit("s");

    private TokenSettings() {}
}
