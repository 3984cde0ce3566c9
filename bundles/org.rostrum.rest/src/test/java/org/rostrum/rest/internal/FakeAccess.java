// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import java.util.ArrayList;
import java.util.List;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.net.AddressNetwork;
import org.rostrum.identity.AdministratorAccess;
import org.rostrum.identity.IdentityError;

/** A rule in memory, and a switch that shuts everybody out. */
public final class FakeAccess implements AdministratorAccess {

    private static final Rule START = new Rule(true, List.of(new AddressNetwork("127.0.0.0", 8)));

    /** Whether anybody may administer. */
    public volatile boolean admitting = true;

    private volatile Rule rule = START;

    @Override
    public boolean admits(String address) {
        return admitting;
    }

    @Override
    public Rule rule() {
        return rule;
    }

    /** As it was. */
    public void reset() {
        rule = START;
    }

    @Override
    public void change(Rule wanted, String from, boolean confirmed, String by) {
        if (!confirmed && wanted.networks().stream().noneMatch(network -> network.contains(from))) {
            throw new RostrumException(IdentityError.WOULD_LOCK_OUT, "That shuts you out.", "networks");
        }
        rule = wanted;
    }

    @Override
    public void allow(String address, String by) {
        List<AddressNetwork> networks = new ArrayList<>(rule.networks());
        AddressNetwork.parse(address).ifPresent(networks::add);
        rule = new Rule(rule.limitByAddress(), networks);
    }
}
