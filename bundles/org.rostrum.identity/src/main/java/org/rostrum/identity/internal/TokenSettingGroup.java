// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.rostrum.identity.TokenSettings;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SettingGroup;

/** Tokens of programs. */
@Component(service = SettingGroup.class)
public final class TokenSettingGroup implements SettingGroup {

    @Override
    public String id() {
        return "api";
    }

    @Override
    public String title() {
        return "API";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(TokenSettings.ACCESS_TOKEN_SECONDS, TokenSettings.REFRESH_TOKEN_SECONDS, TokenSettings.PUBLIC_CLIENT);
    }
}
