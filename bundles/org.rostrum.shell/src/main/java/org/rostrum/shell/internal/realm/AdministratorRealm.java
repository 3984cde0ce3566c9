// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.realm;

import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import org.apache.karaf.jaas.boot.ProxyLoginModule;
import org.apache.karaf.jaas.config.JaasRealm;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.identity.AdministratorService;

/**
 * The administrators as JAAS realm {@code karaf}, in front of Karaf's own of this name: console (ssh) and Web Console know the
 * same people as the panel, and no file of users. Source: 00/R-10.
 */
@Component(service = JaasRealm.class)
public final class AdministratorRealm implements JaasRealm {

    private final AppConfigurationEntry entry;

    @Activate
    public AdministratorRealm(BundleContext context, @Reference AdministratorService administrators) {
        Map<String, Object> options = Map.of(
                ProxyLoginModule.PROPERTY_MODULE, AdministratorLoginModule.class.getName(),
                ProxyLoginModule.PROPERTY_BUNDLE, Long.toString(context.getBundle().getBundleId()),
                AdministratorLoginModule.ADMINISTRATORS, administrators);
        entry = new AppConfigurationEntry(ProxyLoginModule.class.getName(), LoginModuleControlFlag.REQUIRED, options);
    }

    @Override
    public String getName() {
        return "karaf";
    }

    /** Karaf's own has 0. */
    @Override
    public int getRank() {
        return 100;
    }

    @Override
    public AppConfigurationEntry[] getEntries() {
        return new AppConfigurationEntry[] {entry};
    }
}
