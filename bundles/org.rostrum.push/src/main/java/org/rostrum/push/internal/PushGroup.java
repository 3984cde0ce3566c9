// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.rostrum.push.PushSettings;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SettingGroup;

/** Notifications to browsers that sleep. */
@Component(service = SettingGroup.class)
public final class PushGroup implements SettingGroup {

    @Override
    public String id() {
        return "push";
    }

    @Override
    public String title() {
        return "Push notifications";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(PushSettings.CONTENT, PushSettings.HOSTS, PushSettings.INTERNAL_NETWORKS, PushSettings.PROXY);
    }
}
