// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SettingGroup;

/** Settings of signing in. The address filter of administrators is not here: it has a page of its own that asks before it locks out. */
@Component(service = SettingGroup.class)
public final class SignInGroup implements SettingGroup {

    @Override
    public String id() {
        return "sign-in";
    }

    @Override
    public String title() {
        return "Sign-in";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(LockoutRule.AUTOMATIC, LockoutRule.MAXIMUM, LockoutRule.RESET_MINUTES, LockoutRule.DURATION_MINUTES);
    }
}
