// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.Identity;
import org.rostrum.licence.Licence;
import org.rostrum.licence.LicenceError;
import org.rostrum.licence.Pool;

/**
 * The online connection of a signed-in client: one for each browser profile or installation, however many tabs it has open
 * (00/R-7, 10/ONL-1). Guests take none. Thread-safe.
 */
final class OnlinePlace {

    /** As long as a seat is held for who lost his connection (00/R-83): he finds the place that he left. */
    static final Duration HELD_FOR = Duration.ofSeconds(120);

    private final Licence.@Nullable Unit unit;

    private OnlinePlace(Licence.@Nullable Unit unit) {
        this.unit = unit;
    }

    /** @throws RostrumException {@link LicenceError#POOL_EMPTY}, or {@link LicenceError#EXPIRED} where there is no licence */
    static OnlinePlace take(Hub hub, Connection.Login login) {
        if (!(login.identity() instanceof Identity.User user)) {
            return new OnlinePlace(null);
        }
        Optional<Licence.Unit> unit = hub.licence.take(Pool.ONLINE, user.key() + " " + login.appInstance());
        if (unit.isEmpty()) {
            hub.licence.requireValid();
            throw new RostrumException(LicenceError.POOL_EMPTY, "The licence allows no more connected users at a time.");
        }
        return new OnlinePlace(unit.get());
    }

    /** @param seated whether a seat is left behind, which is held for its owner */
    void leave(Hub hub, boolean seated) {
        if (unit != null && seated) {
            hub.threads.scheduler().schedule(HELD_FOR, unit::close);
        } else if (unit != null) {
            unit.close();
        }
    }
}
