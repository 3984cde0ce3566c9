// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal.presence;

import java.util.function.Consumer;
import org.osgi.service.component.annotations.Component;
import org.rostrum.base.id.AccountKey;
import org.rostrum.edge.AccountDeviceListener;
import org.rostrum.identity.presence.Presence;
import org.rostrum.identity.presence.PresenceMarks;
import org.rostrum.identity.presence.PresenceSource;

/** Whoever has a signalling connection is online (30/ACC-5). Thread-safe. */
@Component(service = {PresenceSource.class, AccountDeviceListener.class})
public final class OnlineAccounts implements PresenceSource, AccountDeviceListener {

    private static final String REASON = "device";

    private final PresenceMarks marks = new PresenceMarks();

    @Override
    public void online(AccountKey account) {
        marks.set(account, REASON, Presence.ONLINE);
    }

    @Override
    public void offline(AccountKey account) {
        marks.clear(account, REASON);
    }

    @Override
    public Presence of(AccountKey account) {
        return marks.of(account);
    }

    @Override
    public AutoCloseable onChange(Consumer<AccountKey> listener) {
        return marks.onChange(listener);
    }
}
