// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Keeps the settings of the listener: ConfigAdmin, which writes them into {@code <data>/etc/org.rostrum.listener.cfg}. */
@FunctionalInterface
interface SettingsFile {

    void write(ListenerSettings settings) throws IOException;

    static SettingsFile in(ConfigurationAdmin admin) {
        return settings -> {
            Configuration configuration = admin.getConfiguration(ListenerConfig.PID, "?");
            Dictionary<String, Object> values = configuration.getProperties();
            Dictionary<String, Object> changed = values == null ? new Hashtable<>() : values;
            changed.put("mode", settings.mode().word());
            changed.put("tlsVersions", String.join(",", settings.tlsVersions()));
            changed.put("httpsPort", String.valueOf(settings.httpsPort()));
            changed.put("hsts", settings.hsts());
            configuration.update(changed);
        };
    }
}
