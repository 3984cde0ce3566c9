// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.util.List;
import org.rostrum.listener.HttpsMode;

/**
 * What an administrator changes of the listener while it runs.
 *
 * @param httpsPort as wanted: 443 may mean 8443
 * @param hsts      {@code true}, {@code false}, {@code auto}
 */
record ListenerSettings(HttpsMode mode, List<String> tlsVersions, int httpsPort, String hsts) {

    /** What is offered (20/A-26), newest first. */
    static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");

    ListenerSettings {
        tlsVersions = List.copyOf(tlsVersions);
    }

    /** Off by default for the own certificate: a browser that has heard it lets nobody make an exception. */
    boolean strictTransport(HttpsMode shown) {
        return hsts.equals("true") || hsts.equals("auto") && shown != HttpsMode.SELF_SIGNED;
    }
}
