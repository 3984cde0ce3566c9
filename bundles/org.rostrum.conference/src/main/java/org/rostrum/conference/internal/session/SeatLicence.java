// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.AuditEvent;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.conference.Refusal;
import org.rostrum.licence.Licence;
import org.rostrum.licence.LicenceFeature;
import org.rostrum.licence.Pool;

/**
 * What a seat needs of the licence (00/R-7): a guest a unit for each seat, an account one unit of PRO for all its seats on all
 * devices (10/PRO-2). Immutable, never blocks.
 */
final class SeatLicence {

    /** Holder that nobody is: asks for a unit of its own. */
    private static final String NOBODY = "";

    /** What a seat of a one-to-one call takes: nothing (00/R-7). */
    private static final Licence.Unit NONE = () -> {};

    private final SessionServices services;
    private final BooleanSupplier call;

    SeatLicence(SessionServices services) {
        this(services, () -> false);
    }

    /** @param call whether the session is a one-to-one call at the moment */
    SeatLicence(SessionServices services, BooleanSupplier call) {
        this.services = services;
        this.call = call;
    }

    /** Why one more person cannot be seated now; null if he can. */
    @Nullable Refusal refusal(Person person) {
        Licence licence = services.licence();
        if (!licence.accepts()) {
            return Refusal.LICENCE_EXPIRED;
        }
        if (call.getAsBoolean()) {
            return null;
        }
        if (guest(person) && !licence.has(LicenceFeature.PUBLIC_CONFERENCES)) {
            return Refusal.EXTENSION_NOT_LICENSED;
        }
        return licence.free(person.pool(), guest(person) ? NOBODY : person.key()) ? null : Refusal.LICENCE_LIMIT;
    }

    Optional<Licence.Unit> take(Person person) {
        if (call.getAsBoolean()) {
            return Optional.of(NONE);
        }
        return conference(person);
    }

    /** What he needs as soon as a call becomes a conference. */
    Optional<Licence.Unit> conference(Person person) {
        return guest(person) ? services.licence().take(Pool.GUEST) : services.licence().take(person.pool(), person.key());
    }

    /** For a seat that was there before the server restarted. */
    Licence.Unit keep(Person person) {
        if (call.getAsBoolean()) {
            return NONE;
        }
        return services.licence().keep(person.pool(), guest(person) ? null : person.key());
    }

    /** 10/PRO-17: lack of PRO goes to the event log. */
    void refused(Refusal refusal, Entrance entrance, ConferenceId conference) {
        Person person = entrance.person();
        if (refusal == Refusal.LICENCE_LIMIT && person.pool() == Pool.PRO) {
            services.audit().record(new AuditEvent(services.clock().instant(), "pro_license_limit", "server", person.name(),
                    entrance.address(), Map.of("Users", person.name(), "Conference", conference.value())));
        }
    }

    private static boolean guest(Person person) {
        return person.pool() == Pool.GUEST;
    }
}
