// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.internal;

import java.time.Clock;
import org.rostrum.licence.Licence;
import org.rostrum.licence.file.LicenceTerms;

/** The real licence without a disk: a test says what is held. Begins with the built-in edition. */
public final class TestLicence {

    private final Clock clock;
    private final ServerLicence licence;

    public TestLicence(Clock clock) {
        this.clock = clock;
        this.licence = new ServerLicence(clock, held(Holding.nothingInstalled(false, clock.instant()), false));
    }

    public Licence licence() {
        return licence;
    }

    /** As if this licence had been installed. */
    public void install(LicenceTerms terms) {
        licence.hold(held(Holding.of(terms, clock.instant()), false));
    }

    /** As if a licence were required and missing. */
    public void takeAway() {
        licence.hold(held(Holding.nothingInstalled(true, clock.instant()), true));
    }

    /** The built-in edition again. */
    public void builtIn() {
        licence.hold(held(Holding.nothingInstalled(false, clock.instant()), false));
    }

    private static ServerLicence.Held held(Holding holding, boolean required) {
        return new ServerLicence.Held(holding, StoredState.fresh("EB2MM"), required);
    }
}
