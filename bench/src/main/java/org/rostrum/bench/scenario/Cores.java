// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.scenario;

import java.util.Map;
import java.util.TreeMap;
import org.rostrum.bench.Result;
import org.rostrum.bench.Runner;
import org.rostrum.bench.Scenario;
import org.rostrum.bench.Server;
import org.rostrum.bench.Site;
import org.rostrum.bench.measure.Table;
import org.rostrum.bench.media.Load;

/** {@code cores}: one media worker against two, the same load. */
final class Cores {

    private static final String MEDIA_THREADS = "rostrum-media";

    private Cores() {}

    static void run(Bench bench) throws Exception {
        Table table = Table.ofResults();
        Table threads = new Table("workers", "CPU s of each media thread", "packets for a CPU second of the media threads",
                "two cores would forward, if they had no other work");
        Scenario scenario = Scenario.of(1, bench.options().number("subscribers", 120), Load.single().withRate(bench.options().number("rate", 4)))
                .during(bench.options().number("warm-up", 8), bench.options().number("seconds", 8));
        try (Site site = Site.loopback()) {
            for (int workers : new int[] {1, 2, 1, 2}) {
                // the server may use all cores, as the clients do: what counts is processor time
                try (Server server = bench.rostrum(site, workers); Runner.Room room = bench.runner().room(server)) {
                    System.out.println("… " + workers + " workers");
                    room.join(scenario.roles());
                    Runner.warmUp(server, scenario);
                    Map<String, Double> before = server.meter().cpuByThread();
                    Result result = bench.runner().measure(room, server, site, scenario, null);
                    table.row(workers + " workers", result);
                    threads.row(row(workers, result, before, server.meter().cpuByThread()));
                }
            }
        }
        bench.report("cores", "## Two media workers against one\n\nUnpinned: server and clients share the cores of the host.\n\n" + table + "\n" + threads);
    }

    private static Object[] row(int workers, Result result, Map<String, Double> before, Map<String, Double> after) {
        Map<String, Double> used = new TreeMap<>();
        after.forEach((name, seconds) -> {
            double more = seconds - before.getOrDefault(name, 0.0);
            if (name.startsWith(MEDIA_THREADS) && more > 0.05) {
                used.put(name, more);
            }
        });
        double sum = used.values().stream().mapToDouble(Double::doubleValue).sum();
        double longest = used.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        String each = String.join(", ", used.values().stream().map(v -> Table.format("%.2f", v)).toList());
        return new Object[] {workers, each, Table.format("%,.0f", result.packets() / sum),
            workers == 1 ? "" : Table.format("%,.0f packets/s: the busier thread sets the limit", result.packets() / longest)};
    }
}
