// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.rostrum.listener.HttpsMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an administrator changes of the listener while it runs.
 *
 * @param httpsPort as wanted: 443 may mean 8443
 * @param hsts      {@code true}, {@code false}, {@code auto}
 */
record ListenerSettings(HttpsMode mode, List<String> tlsVersions, int httpsPort, String hsts) {

    /** What is offered (20/A-26), newest first. */
    static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");

    private static final Logger logger = LoggerFactory.getLogger(ListenerSettings.class);

    ListenerSettings {
        tlsVersions = List.copyOf(tlsVersions);
    }

    /** What cannot be used of a file that somebody wrote is told and taken as its default: the listener is the way in. */
    static ListenerSettings of(ListenerConfig config) {
        HttpsMode mode = HttpsMode.of(config.mode()).orElseGet(() -> {
            logger.error("mode = {}: self_signed, custom or acme is expected; self_signed is taken", config.mode());
            return HttpsMode.SELF_SIGNED;
        });
        List<String> wanted = words(config.tlsVersions());
        List<String> known = VERSIONS.stream().filter(wanted::contains).toList();
        if (known.isEmpty() || !VERSIONS.containsAll(wanted)) {
            logger.error("tlsVersions = {}: {} are expected, both are taken", wanted, VERSIONS);
            known = VERSIONS;
        }
        return new ListenerSettings(mode, known, config.httpsPort(), config.hsts());
    }

    /** Elements of a list in a file, where it is one text. */
    static List<String> words(String[] values) {
        return Arrays.stream(values).flatMap(v -> Stream.of(v.split("[,\\s]+"))).filter(v -> !v.isEmpty()).toList();
    }

    /** Whether connectors made for one of them do for the other. */
    static boolean sameBounds(ListenerConfig a, ListenerConfig b) {
        return a.host().equals(b.host()) && a.idleTimeoutMs() == b.idleTimeoutMs() && a.headerTimeoutMs() == b.headerTimeoutMs()
                && a.maxHeaderBytes() == b.maxHeaderBytes() && a.maxConnections() == b.maxConnections()
                && words(a.trustedProxies()).equals(words(b.trustedProxies()));
    }

    /** Off by default for the own certificate: a browser that has heard it lets nobody make an exception. */
    boolean strictTransport(HttpsMode shown) {
        return hsts.equals("true") || hsts.equals("auto") && shown != HttpsMode.SELF_SIGNED;
    }
}
