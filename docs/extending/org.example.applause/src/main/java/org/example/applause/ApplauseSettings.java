// SPDX-License-Identifier: Apache-2.0
package org.example.applause;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SettingGroup;

/** Settings: in panel, API, console and change log as long as the extension is there; stored values stay. */
@Component(service = SettingGroup.class)
public final class ApplauseSettings implements SettingGroup {

    static final Setting<Integer> CHAIRS = Setting.number("applause.chairs", 0, 0, 10_000)
            .titled("Chairs in a hall")
            .described("No meeting gets more people. 0: no limit.");

    @Override
    public String id() {
        return "applause";
    }

    @Override
    public String title() {
        return "Applause";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(CHAIRS);
    }
}
