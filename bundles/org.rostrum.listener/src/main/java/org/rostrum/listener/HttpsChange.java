// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator wants to be different; null: stays as it is.
 *
 * @param mode        which certificate
 * @param tlsVersions {@code TLSv1.2}, {@code TLSv1.3}, at least one of them (20/TLS-15)
 * @param httpsPort   1 to 65535
 * @param hsts        whether answers tell browsers to use HTTPS only
 */
public record HttpsChange(
        @Nullable HttpsMode mode, @Nullable List<String> tlsVersions, @Nullable Integer httpsPort, @Nullable Boolean hsts) {
    public HttpsChange {
        tlsVersions = tlsVersions == null ? null : List.copyOf(tlsVersions);
    }
}
