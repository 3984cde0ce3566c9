// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.scenario;

import java.util.List;
import java.util.Locale;
import org.rostrum.bench.Options;
import org.rostrum.bench.impair.Impairer;

/** All scenarios by name. */
public final class Scenarios {

    private static final List<String> ALL = List.of("janus", "saturation", "join", "cores", "large", "idle");

    private Scenarios() {}

    /** @return false if something that had to be delivered was not */
    public static boolean run(Options options) throws Exception {
        List<String> names = options.names().isEmpty() ? ALL : options.names();
        boolean good = true;
        // parts of a test that somebody else leads: no cores of their own
        switch (names.get(0)) {
            case "impair" -> {
                Impairer.run(options);
                return true;
            }
            case "parties" -> {
                Parties.run(options);
                return true;
            }
            default -> { }
        }
        try (Bench bench = new Bench(options)) {
            for (String name : names) {
                // both cores are the server's there, and the clients have to run somewhere
                bench.cores(!name.equals("cores") && !name.equals("large"));
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "load" -> good &= Plain.run(bench);
                    case "janus" -> Against.run(bench);
                    case "saturation" -> Saturation.run(bench);
                    case "join" -> Join.run(bench);
                    case "cores" -> Cores.run(bench);
                    case "large" -> Large.run(bench);
                    case "idle" -> Idle.run(bench);
                    default -> throw new IllegalArgumentException("there is no scenario " + name + "; there are load, " + String.join(", ", ALL));
                }
            }
        }
        return good;
    }
}
