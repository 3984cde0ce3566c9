// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SettingGroup;

/** Settings of backups. */
@Component(service = SettingGroup.class)
public final class BackupGroup implements SettingGroup {

    static final Setting<Integer> KEEP_NEWEST = Setting.number("backup.keepNewest", 0, 0, 1_000)
            .titled("Backups: keep the newest")
            .described("After each backup that panel or API make, older files in the folder of backups are deleted; 0 keeps all.");

    @Override
    public String id() {
        return "backup";
    }

    @Override
    public String title() {
        return "Backups";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(KEEP_NEWEST);
    }
}
