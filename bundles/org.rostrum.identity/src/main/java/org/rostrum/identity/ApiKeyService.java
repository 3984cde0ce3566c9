// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The secret API key (20/SEC-20…23): at most one, none to begin with; acts as an administrator, but manages neither
 * applications nor itself nor administrators (61/AO-15). OSGi service, thread-safe, blocks.
 */
@ProviderType
public interface ApiKeyService {

    /** Since when there is a key; empty: there is none. */
    Optional<Instant> createdAt();

    /** Makes a key of 32 letters and digits; a former one is refused from now on. The only moment its text exists on the server. */
    String create(String by);

    /** Takes the key away; idempotent. */
    void delete(String by);
}
