// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.rostrum.identity.AdministratorSelf.Preferences;

/** A row of the administrators' preferences. */
@Entity(name = "AdminPreferences")
@Table(name = "identity_admin_preferences")
class PreferencesEntity {

    @Id
    @Column(name = "login_key")
    private String loginKey;

    private String language;

    @Column(name = "time_zone")
    private String timeZone;

    @Column(name = "use_device_time_zone")
    private boolean useDeviceTimeZone;

    @Column(name = "csv_encoding")
    private String csvEncoding;

    @Column(name = "csv_delimiter")
    private String csvDelimiter;

    protected PreferencesEntity() {}

    PreferencesEntity(String loginKey, Preferences chosen) {
        this.loginKey = loginKey;
        set(chosen);
    }

    final void set(Preferences chosen) {
        language = chosen.language();
        timeZone = chosen.timeZone();
        useDeviceTimeZone = chosen.useDeviceTimeZone();
        csvEncoding = chosen.csvEncoding();
        csvDelimiter = chosen.csvDelimiter();
    }

    Preferences preferences() {
        return new Preferences(language, timeZone, useDeviceTimeZone, csvEncoding, csvDelimiter);
    }
}
