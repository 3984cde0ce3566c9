// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rostrum.listener.HttpsMode;
import org.rostrum.listener.internal.Addresses.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listener's file as it counts. Whoever edits it is on his own, but the listener is the way in: what cannot be used is told, and
 * what counted before stays, at the start the default. Immutable.
 *
 * @param settings what administrators change while it runs
 * @param host     address to listen on; empty: all
 */
record ListenerSetup(
        ListenerSettings settings, String host, int httpPort, int platformPort, int turnPort, int turnTlsPort, List<String> trustedProxies,
        int idleTimeoutMs, int headerTimeoutMs, int maxHeaderBytes, int maxConnections, int signallingDscp) {

    private static final Logger logger = LoggerFactory.getLogger(ListenerSetup.class);
    private static final Set<String> HSTS = Set.of("true", "false", "auto");

    ListenerSetup {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** @param before what counted until now; null: nothing yet */
    static ListenerSetup read(ListenerConfig file, @Nullable ListenerSetup before) {
        ListenerSetup last = before == null ? defaults() : before;
        ListenerSettings now = last.settings;
        return new ListenerSetup(
                new ListenerSettings(
                        usable("mode", now.mode(), () -> HttpsMode.of(file.mode()).orElseThrow(
                                () -> new IllegalArgumentException("self_signed, custom or acme is expected"))),
                        usable("tlsVersions", now.tlsVersions(), () -> versions(words(file.tlsVersions()))),
                        usable("httpsPort", now.httpsPort(), () -> within(file.httpsPort(), 0, 65_535)),
                        usable("hsts", now.hsts(), () -> one(file.hsts(), HSTS))),
                usable("host", last.host, () -> before == null ? file.host().strip() : ownAddress(file.host().strip())),
                usable("httpPort", last.httpPort, () -> within(file.httpPort(), 0, 65_535)),
                usable("platformPort", last.platformPort, () -> within(file.platformPort(), 0, 65_535)),
                usable("turnPort", last.turnPort, () -> within(file.turnPort(), 0, 65_535)),
                usable("turnTlsPort", last.turnTlsPort, () -> within(file.turnTlsPort(), 0, 65_535)),
                usable("trustedProxies", last.trustedProxies, () -> words(file.trustedProxies())),
                usable("idleTimeoutMs", last.idleTimeoutMs, () -> within(file.idleTimeoutMs(), 1_000, 600_000)),
                usable("headerTimeoutMs", last.headerTimeoutMs, () -> within(file.headerTimeoutMs(), 1_000, 120_000)),
                usable("maxHeaderBytes", last.maxHeaderBytes, () -> within(file.maxHeaderBytes(), 4_096, 65_536)),
                usable("maxConnections", last.maxConnections, () -> within(file.maxConnections(), 100, 1_000_000)),
                usable("signallingDscp", last.signallingDscp, () -> within(file.signallingDscp(), 0, 63)));
    }

    private static ListenerSetup defaults() {
        return new ListenerSetup(
                new ListenerSettings(HttpsMode.SELF_SIGNED, ListenerSettings.VERSIONS, number("httpsPort"), "auto"), "",
                number("httpPort"), number("platformPort"), number("turnPort"), number("turnTlsPort"), List.of(), number("idleTimeoutMs"),
                number("headerTimeoutMs"), number("maxHeaderBytes"), number("maxConnections"), number("signallingDscp"));
    }

    /** The annotation is the one place of defaults. */
    private static int number(String key) {
        try {
            return (int) ListenerConfig.class.getMethod(key).getDefaultValue();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T usable(String key, T last, Supplier<T> value) {
        try {
            return value.get();
        } catch (RuntimeException e) {
            // The container, too, throws only when a value is asked for that it cannot convert
            logger.error("{}.cfg: {} cannot be used, {} counts: {}", ListenerConfig.PID, key, last, e.getMessage());
            return last;
        }
    }

    /** At the start nobody listens elsewhere, and listening on all addresses instead would be more than was asked for. */
    private static String ownAddress(String host) {
        try (BoundPort any = BoundPort.bind(host, 0)) {
            return host;
        } catch (IOException e) {
            throw new IllegalArgumentException(host + ": " + e.getMessage(), e);
        }
    }

    private static int within(int number, int least, int most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(number + " is not from " + least + " to " + most);
        }
        return number;
    }

    private static String one(String word, Set<String> words) {
        if (!words.contains(word)) {
            throw new IllegalArgumentException(word + " is none of " + words);
        }
        return word;
    }

    private static List<String> versions(List<String> wanted) {
        if (wanted.isEmpty() || !ListenerSettings.VERSIONS.containsAll(wanted)) {
            throw new IllegalArgumentException(wanted + ": one or more of " + ListenerSettings.VERSIONS + " are expected");
        }
        return ListenerSettings.VERSIONS.stream().filter(wanted::contains).toList();
    }

    /** Elements of a list in a file, where it is one text. */
    private static List<String> words(String[] values) {
        return Arrays.stream(values).flatMap(v -> Stream.of(v.split("[,\\s]+"))).filter(v -> !v.isEmpty()).toList();
    }

    /** As wanted; 0: none. */
    int port(Role role) {
        return switch (role) {
            case HTTPS -> settings.httpsPort();
            case HTTP -> httpPort;
            case PLATFORM -> platformPort;
            case TURN -> turnPort;
            case TURN_TLS -> turnTlsPort;
        };
    }

    /** With another certificate. */
    ListenerSetup withMode(HttpsMode mode) {
        return new ListenerSetup(new ListenerSettings(mode, settings.tlsVersions(), settings.httpsPort(), settings.hsts()), host, httpPort,
                platformPort, turnPort, turnTlsPort, trustedProxies, idleTimeoutMs, headerTimeoutMs, maxHeaderBytes, maxConnections,
                signallingDscp);
    }

    /** Whether connectors made for one of them do for the other. */
    boolean sameBounds(ListenerSetup other) {
        return host.equals(other.host) && idleTimeoutMs == other.idleTimeoutMs && headerTimeoutMs == other.headerTimeoutMs
                && maxHeaderBytes == other.maxHeaderBytes && maxConnections == other.maxConnections && signallingDscp == other.signallingDscp
                && trustedProxies.equals(other.trustedProxies);
    }
}
