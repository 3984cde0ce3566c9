// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.internal;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.licence.LicenceError;
import org.rostrum.licence.file.HostBinding;
import org.rostrum.licence.file.LicenceTerms;

/**
 * What a licence has to fit. Immutable.
 *
 * @param keyDigest null: no registration key was entered
 */
record ServerFacts(String serverId, @Nullable String keyDigest, String host, int majorVersion) {

    /** Whether a licence is for this server, whatever the time. Empty: it is. */
    Optional<LicenceError> mismatch(LicenceTerms terms) {
        if (!terms.majorVersion().unlimited() && terms.majorVersion().value() != majorVersion) {
            return Optional.of(LicenceError.FILE_VERSION);
        }
        if (!terms.serverId().equals(serverId)) {
            return Optional.of(LicenceError.FILE_SERVER);
        }
        if (terms.keyDigest() != null && !terms.keyDigest().equals(keyDigest)) {
            return Optional.of(LicenceError.FILE_KEY);
        }
        boolean bound = terms.host() != null;
        return bound && (!terms.host().equals(host) || host.equals(HostBinding.UNKNOWN))
                ? Optional.of(LicenceError.FILE_HOST)
                : Optional.empty();
    }

    /** Whether it may be installed now. */
    Optional<LicenceError> refusal(LicenceTerms terms, Instant now) {
        return mismatch(terms).or(() -> untimely(terms, now));
    }

    private static Optional<LicenceError> untimely(LicenceTerms terms, Instant now) {
        if (now.isBefore(terms.validFrom())) {
            return Optional.of(LicenceError.FILE_NOT_YET);
        }
        Instant end = terms.graceUntil();
        return end != null && !now.isBefore(end) ? Optional.of(LicenceError.FILE_EXPIRED) : Optional.empty();
    }
}
