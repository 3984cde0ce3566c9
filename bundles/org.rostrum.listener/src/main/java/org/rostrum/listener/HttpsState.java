// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener;

import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the listener is set and what it shows.
 *
 * @param mode         as set
 * @param shown        whose certificate is shown: not {@code mode} where that has none that is valid
 * @param tlsVersions  names of JSSE
 * @param httpsPort    port of pages and API, as chosen; 0: none
 * @param httpPort     port of plain HTTP, as chosen; 0: none
 * @param platformPort platform port; 0: none
 * @param authority    own authority
 * @param own          own certificate
 * @param custom       uploaded certificate; null: none
 * @param hsts         whether answers carry Strict-Transport-Security
 * @param changing     whether a change waits for its first answer
 * @param warnings     what an administrator should know, newest first
 */
public record HttpsState(
        HttpsMode mode,
        HttpsMode shown,
        List<String> tlsVersions,
        int httpsPort,
        int httpPort,
        int platformPort,
        X509Certificate authority,
        X509Certificate own,
        @Nullable X509Certificate custom,
        boolean hsts,
        boolean changing,
        List<Warning> warnings) {

    public HttpsState {
        tlsVersions = List.copyOf(tlsVersions);
        warnings = List.copyOf(warnings);
    }

    /**
     * Something that does not stop the listener.
     *
     * @param code    stable word, camelCase
     * @param message English sentence for administrators
     */
    public record Warning(String code, String message) {}
}
