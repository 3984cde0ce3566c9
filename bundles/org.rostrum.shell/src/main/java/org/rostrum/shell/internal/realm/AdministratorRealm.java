// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.realm;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
 * same people as the panel. Who may read the server's own files may also use them: the start script writes one random secret to
 * {@code users.properties}, with which {@code bin/client} gets in while there is no administrator yet or no database. Source: 00/R-10.
 */
@Component(service = JaasRealm.class)
public final class AdministratorRealm implements JaasRealm {

    private static final String KERNEL_MODULES = "org.apache.karaf.jaas.modules";

    private final AppConfigurationEntry[] entries;

    @Activate
    public AdministratorRealm(BundleContext context, @Reference AdministratorService administrators) {
        Map<String, Object> options = Map.of(
                ProxyLoginModule.PROPERTY_MODULE, AdministratorLoginModule.class.getName(),
                ProxyLoginModule.PROPERTY_BUNDLE, Long.toString(context.getBundle().getBundleId()),
                AdministratorLoginModule.ADMINISTRATORS, administrators);
        AppConfigurationEntry people =
                new AppConfigurationEntry(ProxyLoginModule.class.getName(), LoginModuleControlFlag.REQUIRED, options);
        entries = Stream.concat(localSecret(context).stream(), Stream.of(people)).toArray(AppConfigurationEntry[]::new);
    }

    /** The kernel's reader of the file of users; enough by itself. */
    private static Optional<AppConfigurationEntry> localSecret(BundleContext context) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> KERNEL_MODULES.equals(bundle.getSymbolicName()))
                .findFirst()
                .map(bundle -> new AppConfigurationEntry(
                        ProxyLoginModule.class.getName(),
                        LoginModuleControlFlag.SUFFICIENT,
                        Map.of(
                                ProxyLoginModule.PROPERTY_MODULE, KERNEL_MODULES + ".properties.PropertiesLoginModule",
                                ProxyLoginModule.PROPERTY_BUNDLE, Long.toString(bundle.getBundleId()),
                                BundleContext.class.getName(), bundle.getBundleContext(),
                                "users", context.getProperty("karaf.etc") + "/users.properties")));
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
        return entries.clone();
    }
}
