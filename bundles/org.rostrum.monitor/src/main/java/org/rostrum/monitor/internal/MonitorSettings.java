// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.rostrum.base.net.AddressNetwork;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SettingGroup;

/** Who may read the figures. */
@Component(service = SettingGroup.class)
public final class MonitorSettings implements SettingGroup {

    static final Setting<String> TOKEN = Setting.secret("monitor.token", token -> token.length() <= 200 && token.equals(token.strip()))
            .titled("Token of /metrics")
            .described("Whoever sends it as a bearer token may read /metrics and the details of /health from any address. Empty: nobody.");

    static final Setting<List<String>> NETWORKS = Setting.list(
                    "monitor.networks", List.of("127.0.0.0/8", "::1"), text -> AddressNetwork.parse(text).isPresent())
            .titled("Addresses that may read /metrics")
            .described("Networks such as 10.0.0.0/8 or single addresses whose requests need no token.");

    @Override
    public String id() {
        return "monitor";
    }

    @Override
    public String title() {
        return "Monitoring";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(TOKEN, NETWORKS);
    }
}
