// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench;

import org.rostrum.bench.scenario.Scenarios;

/** Entry of the program. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        int status = 1;
        try {
            status = Scenarios.run(Options.parse(arguments)) ? 0 : 1;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            status = 2;
        } catch (Exception e) {
            e.printStackTrace();
        }
        // threads of the HTTP client do not end by themselves
        System.exit(status);
    }
}
