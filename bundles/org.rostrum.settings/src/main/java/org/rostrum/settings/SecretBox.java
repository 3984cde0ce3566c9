// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Encrypts secrets before they go to the database, an OSGi service: AES-256-GCM with the key file
 * {@code <data>/keys/secrets.key}, which a backup names and never contains. Thread-safe, does not block.
 */
@ProviderType
public interface SecretBox {

    /**
     * The secret encrypted, as text; each call gives another one.
     *
     * @param purpose where it is stored, e.g. {@code setting:mail.password}; only the same purpose opens it, so that a
     *                text copied to another row is worthless there
     * @throws org.rostrum.base.error.RostrumException {@code secretKeyUnavailable} while the key file is missing or unusable
     */
    String seal(String purpose, String secret);

    /** The secret; empty if the key is missing or another one, or the text was changed: it counts as not set then. */
    Optional<String> open(String purpose, String sealed);

    /** Whether a text looks like one that {@link #seal} made; others are plain ones from before. */
    boolean isSealed(String text);

    /** Whether a text is sealed by an older key of the file and should be sealed anew. */
    boolean isOutdated(String sealed);
}
