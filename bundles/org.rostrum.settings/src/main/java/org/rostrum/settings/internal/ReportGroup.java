// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SettingGroup;

/** How long reports keep their records. */
@Component(service = SettingGroup.class)
public final class ReportGroup implements SettingGroup {

    @Override
    public String id() {
        return "reports";
    }

    @Override
    public String title() {
        return "Reports";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(ServerSettings.EVENT_DAYS, ServerSettings.CHANGE_DAYS);
    }
}
