// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.scenario;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.bench.Result;
import org.rostrum.bench.Scenario;
import org.rostrum.bench.Server;
import org.rostrum.bench.Site;
import org.rostrum.bench.measure.Table;
import org.rostrum.bench.media.Load;

/** {@code saturation}: more and more packets for 120 subscribers until some are lost, on one core. */
final class Saturation {

    private Saturation() {}

    static void run(Bench bench) throws Exception {
        int subscribers = bench.options().number("subscribers", 120);
        List<Integer> rates = rates(bench.options().text("rate", "1,4,6,8,10,12,16"));
        Table table = Table.ofResults();
        StringBuilder best = new StringBuilder();
        String profile;
        try (Site site = Site.loopback()) {
            try (Server rostrum = bench.rostrum(site)) {
                best.append(climb(bench, table, rostrum, site, subscribers, rates));
                Scenario half = scenario(bench, subscribers, rates.get(rates.size() / 2));
                profile = bench.profiled(rostrum, site, half);
            }
            if (!bench.options().on("no-janus")) {
                try (Server janus = bench.janus(site)) {
                    best.append(climb(bench, table, janus, site, subscribers, List.of(1, 2)));
                }
            }
            try (Server floor = bench.floor(site)) {
                best.append(climb(bench, table, floor, site, subscribers, rates));
            }
        }
        bench.report("saturation", "## Packets a second on one core before loss\n\n1 publisher × " + subscribers
                + " subscribers on loopback; ×n: n times the video frames a second of 2 Mbit/s. A run counts as long as 99.9 % arrive.\n\n"
                + best + "\n" + table + profile);
    }

    private static List<Integer> rates(String text) {
        return Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
    }

    private static Scenario scenario(Bench bench, int subscribers, int rate) {
        return Scenario.of(1, subscribers, Load.single().withRate(rate))
                .during(bench.options().number("warm-up", 6), bench.options().number("seconds", 6));
    }

    private static String climb(Bench bench, Table table, Server server, Site site, int subscribers, List<Integer> rates)
            throws InterruptedException {
        double best = 0;
        for (int rate : rates) {
            @Nullable Result result = bench.run(table, "×" + rate, server, site, scenario(bench, subscribers, rate));
            if (result == null || !result.counts()) {
                break;
            }
            best = Math.max(best, result.packetsPerSecond());
        }
        return "- " + server.name() + ": " + Table.format("%,.0f", best) + " packets/s\n";
    }
}
