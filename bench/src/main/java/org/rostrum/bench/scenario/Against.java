// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.scenario;

import java.util.Arrays;
import java.util.List;
import org.rostrum.bench.Scenario;
import org.rostrum.bench.Server;
import org.rostrum.bench.Site;
import org.rostrum.bench.measure.Table;
import org.rostrum.bench.media.Load;

/** {@code janus}: one publisher of 2 Mbit/s, Rostrum and Janus in turn, then the floor; the greatest size first, it warms a JVM soonest. */
final class Against {

    private Against() {}

    static void run(Bench bench) throws Exception {
        List<Integer> sizes = Arrays.stream(bench.options().text("subscribers", "120,60,20").split(",")).map(Integer::valueOf).toList();
        int runs = bench.options().number("runs", 2);
        StringBuilder report = new StringBuilder("## Against Janus: 1 publisher of 2 Mbit/s\n");
        for (Site site : bench.sites()) {
            try (site; Server rostrum = bench.rostrum(site); Server janus = bench.janus(site); Server floor = bench.floor(site)) {
                bench.warm(rostrum, site);
                bench.warm(floor, site);
                for (int size : sizes) {
                    report.append(size(bench, site, size, runs, rostrum, janus, floor));
                    bench.report("janus", report.toString());
                }
            }
        }
    }

    private static String size(Bench bench, Site site, int subscribers, int runs, Server rostrum, Server janus, Server floor) throws Exception {
        Scenario scenario = Scenario.of(1, subscribers, Load.single())
                .during(bench.options().number("warm-up", 4), bench.options().number("seconds", 10));
        Table table = Table.ofResults();
        for (int i = 1; i <= runs; i++) {
            bench.run(table, "A" + i, rostrum, site, scenario);
            bench.run(table, "B" + i, janus, site, scenario);
        }
        String profile = bench.profiled(rostrum, site, scenario);
        for (int i = 1; i <= 2; i++) {
            bench.run(table, "floor " + i, floor, site, scenario);
        }
        return "\n### " + subscribers + " subscribers, " + site.name() + ", " + Bench.PROFILE + "\n\n" + table + profile;
    }
}
