// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.rostrum.call.CallSettings;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SettingGroup;

/** Settings of calls. */
@Component(service = SettingGroup.class)
public final class CallSettingGroup implements SettingGroup {

    @Override
    public String id() {
        return "call";
    }

    @Override
    public String title() {
        return "Calls";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(CallSettings.RING_SECONDS, CallSettings.WAITING, CallSettings.DIRECT);
    }
}
