// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SettingGroup;

/** Settings of the API. */
@Component(service = SettingGroup.class)
public final class ApiGroup implements SettingGroup {

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
        return List.of(ApiSettings.ACCESS_TOKEN_SECONDS, ApiSettings.PUBLIC_CLIENT, ApiSettings.PLATFORM_PORT,
                ApiSettings.COMPATIBILITY_VERSION);
    }
}
