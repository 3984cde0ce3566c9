// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SettingGroup;

/** What public pages show (20/WEB-6). */
@Component(service = SettingGroup.class)
public final class WebGroup implements SettingGroup {

    @Override
    public String id() {
        return "web";
    }

    @Override
    public String title() {
        return "Guest page";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(ServerSettings.COMPANY_NAME, ServerSettings.CONTACT_NAME, ServerSettings.CONTACT_EMAIL, ServerSettings.CONTACT_PHONE);
    }
}
