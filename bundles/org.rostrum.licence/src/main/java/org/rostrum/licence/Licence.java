// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.error.RostrumException;

/**
 * The licence in force, an OSGi service. Thread-safe, never blocks; the service stays the same when a licence is installed,
 * removed or expires. Units taken survive every change: a smaller limit only stops new takes.
 */
@ProviderType
public interface Licence {

    /** Word for people and API: {@code community}, or the edition of an installed licence. */
    String edition();

    /** Whether the licence contains a feature by its fixed name of ruling 00/R-4, e.g. {@code public-conferences}. */
    boolean has(String feature);

    /**
     * Refuses what needs a feature that the licence does not contain.
     *
     * @throws RostrumException {@link LicenceError#FEATURE_MISSING} (10/EXT-2)
     */
    default void require(String feature) {
        if (!has(feature)) {
            throw new RostrumException(LicenceError.FEATURE_MISSING, "The licence does not contain " + feature + ".");
        }
    }

    /** Takes one unit; empty when none is free. Whoever takes gives back, exactly once. */
    Optional<Unit> take(Pool pool);

    /**
     * Takes a unit for a holder, who uses one however many times he takes; it is free again when all of them are given back.
     *
     * @param holder unchanging key: of a browser profile for {@link Pool#ONLINE}, of an account for {@link Pool#PRO}
     */
    Optional<Unit> take(Pool pool, String holder);

    /** Whether {@link #take(Pool, String)} would succeed at this moment; takes nothing. */
    boolean free(Pool pool, String holder);

    /** Takes the place of one running group conference (40/OBJ-5); empty when none is free. */
    Optional<Unit> takeConference();

    /**
     * Takes a place that the licence has to grant whatever its limits: for what already ran when the server restarted.
     *
     * @param holder null: a unit of its own
     */
    Unit keep(Pool pool, @Nullable String holder);

    /** As {@link #keep} for a running conference. */
    Unit keepConference();

    /** Most accounts on this server. */
    Limit accounts();

    /** Most people in a conference in which so many may speak (10/LIC, table speakers → participants); 0: none such. */
    Limit participants(int speakers);

    /** Most people in a conference in which everybody speaks. */
    Limit allOnScreen();

    /** False after the end (00/R-5): sign-ins, calls, joins and conference starts are refused; what runs goes on. */
    boolean accepts();

    /** True when what runs has to end as well, 24 hours after the end (00/R-5). */
    boolean mustEnd();

    /**
     * Refuses something new after the end.
     *
     * @throws RostrumException {@link LicenceError#EXPIRED}
     */
    default void requireValid() {
        if (!accepts()) {
            throw new RostrumException(LicenceError.EXPIRED, "This server has no valid licence.");
        }
    }

    /** Everything at this moment, for pages and console. */
    LicenceStatus status();

    /** A unit in use. */
    interface Unit extends AutoCloseable {
        /** Gives it back; idempotent. */
        @Override
        void close();
    }
}
