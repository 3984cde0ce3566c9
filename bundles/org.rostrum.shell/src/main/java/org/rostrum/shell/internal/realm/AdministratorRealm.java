// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.realm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Stream;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import org.apache.karaf.jaas.boot.ProxyLoginModule;
import org.apache.karaf.jaas.config.JaasRealm;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rostrum.identity.AdministratorService;

/**
 * JAAS realm {@code karaf} of ours in front of Karaf's own of this name. Console (ssh) and Web Console know the same
 * administrators as the panel; the users and keys of Karaf's files, of which the start script makes one with a random secret
 * for itself, are asked first and go on to work. Source: 00/R-10. Thread-safe.
 */
@Component(service = JaasRealm.class, property = "rostrum.realm=administrators")
public final class AdministratorRealm implements JaasRealm {

    private static final String NAME = "karaf";

    /** Modules of Karaf that sign somebody in; its others only write logs. */
    private static final Set<String> KEPT = Set.of(
            "org.apache.karaf.jaas.modules.properties.PropertiesLoginModule",
            "org.apache.karaf.jaas.modules.publickey.PublickeyLoginModule");

    private final AppConfigurationEntry administrators;
    private final Set<JaasRealm> others = new CopyOnWriteArraySet<>();

    @Activate
    public AdministratorRealm(BundleContext context, @Reference AdministratorService service) {
        this(Long.toString(context.getBundle().getBundleId()), service);
    }

    AdministratorRealm(String bundleId, AdministratorService service) {
        Map<String, Object> options = Map.of(
                ProxyLoginModule.PROPERTY_MODULE, AdministratorLoginModule.class.getName(),
                ProxyLoginModule.PROPERTY_BUNDLE, bundleId,
                AdministratorLoginModule.ADMINISTRATORS, service);
        administrators = new AppConfigurationEntry(ProxyLoginModule.class.getName(), LoginModuleControlFlag.REQUIRED, options);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, target = "(!(rostrum.realm=administrators))")
    void addRealm(JaasRealm realm) {
        if (realm.getName().equals(NAME)) {
            others.add(realm);
        }
    }

    void removeRealm(JaasRealm realm) {
        others.remove(realm);
    }

    @Override
    public String getName() {
        return NAME;
    }

    /** Karaf's own has 0. */
    @Override
    public int getRank() {
        return 100;
    }

    /** Who is in Karaf's files needs nothing else; everybody else must be an administrator. */
    @Override
    public AppConfigurationEntry[] getEntries() {
        List<AppConfigurationEntry> entries = new ArrayList<>();
        others.stream().flatMap(realm -> Stream.of(realm.getEntries())).filter(AdministratorRealm::isKept).forEach(entry -> entries.add(
                new AppConfigurationEntry(entry.getLoginModuleName(), LoginModuleControlFlag.SUFFICIENT, entry.getOptions())));
        entries.add(administrators);
        return entries.toArray(AppConfigurationEntry[]::new);
    }

    private static boolean isKept(AppConfigurationEntry entry) {
        return entry.getOptions().get(ProxyLoginModule.PROPERTY_MODULE) instanceof String module && KEPT.contains(module);
    }
}
