// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.planning;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.rostrum.conference.ConferenceSettings;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SettingGroup;

/** Settings of conferences. */
@Component(service = SettingGroup.class)
public final class ConferenceGroup implements SettingGroup {

    @Override
    public String id() {
        return "conference";
    }

    @Override
    public String title() {
        return "Conferences";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(ConferenceSettings.ALL_ON_SCREEN_PARTICIPANTS, ConferenceSettings.SAMPLE_DAYS);
    }
}
