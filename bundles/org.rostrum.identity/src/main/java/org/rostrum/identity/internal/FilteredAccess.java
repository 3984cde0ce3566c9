// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.net.AddressNetwork;
import org.rostrum.identity.AdministratorAccess;
import org.rostrum.identity.IdentityError;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SiteSettings;
import org.rostrum.store.JpaUnit;

/** The rule as three site settings, which audit their changes (20/SEC-23). Until the database has answered the default counts. */
@Component(service = AdministratorAccess.class)
public final class FilteredAccess implements AdministratorAccess {

    /** 20/SEC-8, 00/R-12. Loopback is not in it, because it cannot be taken out. */
    private static final List<AddressNetwork> PRIVATE = Stream.of(
            "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fe80::/10").map(FilteredAccess::network).toList();

    private static final int MAX_NETWORKS = 500;

    static final Setting<Boolean> LIMIT = Setting.flag("admin.limitByAddress", true);

    static final Setting<List<AddressNetwork>> NETWORKS = new Setting<>(
            "admin.networks", PRIVATE, FilteredAccess::read, FilteredAccess::write, networks -> networks.size() <= MAX_NETWORKS);

    static final Setting<Boolean> LOCALHOST = Setting.flag("admin.localhostWithoutSignIn", false);

    private final SiteSettings settings;
    private final JpaUnit unit;

    @Activate
    public FilteredAccess(@Reference SiteSettings settings, @Reference IdentityUnit unit) {
        this.settings = settings;
        this.unit = unit.jpa();
    }

    private static List<AddressNetwork> read(String text) {
        return text.isEmpty() ? List.of() : Stream.of(text.split(",")).map(FilteredAccess::network).toList();
    }

    private static AddressNetwork network(String text) {
        return AddressNetwork.parse(text).orElseThrow(() -> new IllegalArgumentException(text + " is no network"));
    }

    private static String write(List<AddressNetwork> networks) {
        return networks.stream().map(AddressNetwork::toString).collect(Collectors.joining(","));
    }

    @Override
    public Rule rule() {
        return new Rule(settings.get(LIMIT), settings.get(NETWORKS), settings.get(LOCALHOST));
    }

    @Override
    public boolean admits(String address) {
        return admits(rule(), address);
    }

    /** Pure. */
    static boolean admits(Rule rule, String address) {
        return !rule.limitByAddress()
                || AddressNetwork.isLoopback(address)
                || rule.networks().stream().anyMatch(network -> network.contains(address));
    }

    @Override
    public void change(Rule wanted, String from, boolean confirmed, String by) {
        if (wanted.networks().size() > MAX_NETWORKS) {
            throw new RostrumException(CommonError.INVALID_VALUE, "there are at most " + MAX_NETWORKS + " networks", "networks");
        }
        if (!confirmed && !admits(wanted, from)) {
            throw new RostrumException(IdentityError.WOULD_LOCK_OUT,
                    "your own address " + from + " is in none of these networks", "networks");
        }
        if (settings.get(LOCALHOST) && !wanted.localhostWithoutSignIn()) {
            unit.run(AdminGuardEntity::refuseIfNobodyIsLeft);
        }
        settings.set(NETWORKS, wanted.networks().stream().distinct().toList(), by);
        settings.set(LIMIT, wanted.limitByAddress(), by);
        settings.set(LOCALHOST, wanted.localhostWithoutSignIn(), by);
    }

    @Override
    public void allow(String address, String by) {
        if (!admits(address)) {
            Rule now = rule();
            AddressNetwork.parse(address).map(one -> Stream.concat(now.networks().stream(), Stream.of(one)).toList())
                    .ifPresent(networks -> change(new Rule(now.limitByAddress(), networks, now.localhostWithoutSignIn()), address, true, by));
        }
    }
}
