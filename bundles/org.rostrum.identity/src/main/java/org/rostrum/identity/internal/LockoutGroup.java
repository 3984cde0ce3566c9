// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SettingGroup;

/** When wrong passwords lock (30/LCK-1). */
@Component(service = SettingGroup.class)
public final class LockoutGroup implements SettingGroup {

    @Override
    public String id() {
        return "lockout";
    }

    @Override
    public String title() {
        return "Account lockout policy";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(LockoutRule.AUTOMATIC, LockoutRule.DURATION_MINUTES, LockoutRule.MAXIMUM, LockoutRule.RESET_MINUTES);
    }
}
