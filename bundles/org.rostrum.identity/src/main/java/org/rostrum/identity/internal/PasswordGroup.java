// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.rostrum.identity.PasswordRules;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SettingGroup;

/** Rules of new passwords (30/PWD-1). */
@Component(service = SettingGroup.class)
public final class PasswordGroup implements SettingGroup {

    @Override
    public String id() {
        return "password";
    }

    @Override
    public String title() {
        return "Password requirements";
    }

    @Override
    public List<Setting<?>> settings() {
        return PasswordRules.SETTINGS;
    }
}
