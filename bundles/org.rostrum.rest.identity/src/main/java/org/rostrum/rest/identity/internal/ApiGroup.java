// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SettingGroup;

/** What third-party programs are told of this server; lives of tokens are added by the bundle that makes them. */
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
        return List.of(ApiSettings.PLATFORM_PORT, ApiSettings.COMPATIBILITY_VERSION);
    }
}
