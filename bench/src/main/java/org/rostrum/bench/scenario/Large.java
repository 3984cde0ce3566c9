// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.scenario;

import java.util.List;
import org.rostrum.bench.Scenario;
import org.rostrum.bench.Server;
import org.rostrum.bench.Site;
import org.rostrum.bench.measure.Table;
import org.rostrum.bench.media.Load;

/** {@code large}: meetings of hundreds, and what a packet costs as they grow. */
final class Large {

    private static final int PICTURES = 9;
    private static final int SOUNDS = 3;

    private Large() {}

    static void run(Bench bench) throws Exception {
        int warmUp = bench.options().number("warm-up", 8);
        int seconds = bench.options().number("seconds", 10);
        Table one = Table.ofResults();
        Table many = Table.ofResults();
        int workers = bench.options().number("workers", 2);
        try (Site site = Site.loopback()) {
            // both cores are the server's and the clients'
            try (Server server = bench.rostrum(site, workers)) {
                for (int viewers : sizes(bench, "viewers", List.of(50, 100, 200, 350, 500))) {
                    bench.run(one, "1 × " + viewers, server, site, Scenario.of(1, viewers, Load.single()).during(warmUp, seconds));
                }
            }
            try (Server server = bench.rostrum(site, workers)) {
                for (int viewers : sizes(bench, "tile-viewers", List.of(25, 50, 100, 200))) {
                    bench.run(many, "49 × " + viewers, server, site, Scenario.of(49, viewers, Load.simulcast())
                            .taking(PICTURES, 320, 180, SOUNDS).during(warmUp, seconds));
                }
            }
        }
        bench.report("large", "## Large meetings\n\n" + workers + " media workers; server and clients share the cores of the host."
                + "\n\n### One publisher, every viewer the 720p picture and the sound\n\n" + one
                + "\n### 49 publishers with three layers each, every viewer nine pictures of 180p and three sounds\n\n" + many);
    }

    private static List<Integer> sizes(Bench bench, String flag, List<Integer> otherwise) {
        String text = bench.options().text(flag, "");
        return text.isEmpty() ? otherwise : java.util.Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
    }
}
