// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SettingGroup;

/** Name and address of the server (20/WEB-2), its log (10/LOG-3). */
@Component(service = SettingGroup.class)
public final class ServerGroup implements SettingGroup {

    @Override
    public String id() {
        return "server";
    }

    @Override
    public String title() {
        return "Server";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(ServerSettings.SERVER_NAME, ServerSettings.EXTERNAL_URL, ServerSettings.DETAILED_LOG);
    }
}
