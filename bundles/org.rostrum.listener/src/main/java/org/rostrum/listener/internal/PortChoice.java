// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rostrum.listener.HttpsError;
import org.rostrum.listener.HttpsRefused;
import org.rostrum.listener.internal.Addresses.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses ports by binding them (00/R-23): 443 and 80, when taken or not permitted, give way to 8443 and 8888. Each port that cannot
 * be had is one line in the log.
 */
final class PortChoice {

    private static final Logger logger = LoggerFactory.getLogger(PortChoice.class);

    private final String host;

    PortChoice(String host) {
        this.host = host;
    }

    /** This port and no other, for a change that somebody waits for. */
    static BoundPort exactly(String host, int number) {
        try {
            return BoundPort.bind(host, number);
        } catch (IOException | IllegalArgumentException e) {
            throw new HttpsRefused(HttpsError.PORT_TAKEN, "Port " + number + " cannot be had: " + e.getMessage() + ".", "https_port");
        }
    }

    /** The port of a role, if it can be had. */
    static Optional<BoundPort> of(ListenerSetup setup, Role role) {
        PortChoice choice = new PortChoice(setup.host());
        int wanted = setup.port(role);
        return switch (role) {
            case HTTPS -> choice.https(wanted);
            case HTTP -> choice.http(wanted);
            case PLATFORM -> choice.platform(wanted);
            case TURN -> choice.turn(wanted);
            case TURN_TLS -> choice.turnTls(wanted);
        };
    }

    Optional<BoundPort> https(int wanted) {
        return choose("httpsPort", wanted, 443, 8443);
    }

    Optional<BoundPort> http(int wanted) {
        return choose("httpPort", wanted, 80, 8888);
    }

    Optional<BoundPort> platform(int wanted) {
        return choose("platformPort", wanted, wanted, wanted);
    }

    Optional<BoundPort> turn(int wanted) {
        return choose("turnPort", wanted, wanted, wanted);
    }

    Optional<BoundPort> turnTls(int wanted) {
        return choose("turnTlsPort", wanted, wanted, wanted);
    }

    private Optional<BoundPort> choose(String setting, int wanted, int standard, int substitute) {
        if (wanted == 0) {
            return Optional.empty();
        }
        List<String> failures = new ArrayList<>();
        for (int candidate : candidates(wanted, standard, substitute)) {
            try {
                BoundPort port = BoundPort.bind(host, candidate);
                if (!failures.isEmpty()) {
                    logger.info("{}: {}, taking {}", setting, failures.get(0), candidate);
                }
                return Optional.of(port);
            } catch (IOException | IllegalArgumentException e) {
                failures.add("port " + candidate + ": " + e.getMessage());
            }
        }
        logger.error("{}: {}; free it or set another in {}.cfg", setting, String.join(", ", failures), ListenerConfig.PID);
        return Optional.empty();
    }

    /** Only a standard port gives way: who sets another one means it. */
    List<Integer> candidates(int wanted, int standard, int substitute) {
        return wanted == standard && substitute != standard ? List.of(wanted, substitute) : List.of(wanted);
    }
}
