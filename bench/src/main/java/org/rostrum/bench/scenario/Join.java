// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.rostrum.bench.Client;
import org.rostrum.bench.Result;
import org.rostrum.bench.Role;
import org.rostrum.bench.Runner;
import org.rostrum.bench.Scenario;
import org.rostrum.bench.Server;
import org.rostrum.bench.Site;
import org.rostrum.bench.measure.Table;
import org.rostrum.bench.media.Histogram;
import org.rostrum.bench.media.Load;

/** {@code join}: how fast many people get in, and what those inside notice. */
final class Join {

    private static final int INSIDE = 20;

    private Join() {}

    static void run(Bench bench) throws Exception {
        StringBuilder report = new StringBuilder("## Joining\n");
        try (Site site = Site.loopback(); Server rostrum = bench.rostrum(site)) {
            report.append(together(bench, rostrum));
            report.append(disturbance(bench, rostrum, site));
        }
        bench.report("join", report.toString());
    }

    /** All at once, each a whole join: WebSocket, seat, offer and answer, ICE, DTLS. */
    private static String together(Bench bench, Server server) throws Exception {
        Table table = new Table("run", "participants", "all inside after s", "one join p50 ms", "p95 ms", "longest ms", "failed");
        int people = bench.options().number("subscribers", 120);
        for (int i = 1; i <= bench.options().number("runs", 3); i++) {
            System.out.println("… " + people + " join, " + i);
            try (Runner.Room room = bench.runner().room(server)) {
                room.join(List.of(Role.publisher(0, 1, Load.single())));
                List<Role> roles = new ArrayList<>();
                for (int k = 1; k <= people; k++) {
                    roles.add(Role.subscriber(k, 1, 0));
                }
                long from = System.nanoTime();
                List<Client> came = room.join(roles);
                double seconds = (System.nanoTime() - from) / 1e9;
                Histogram single = new Histogram();
                came.forEach(c -> single.add(c.joinNs()));
                table.row(i, people, Table.format("%.1f", seconds), ms(single, 0.5), ms(single, 0.95), ms(single, 1), roles.size() - came.size());
            }
        }
        return "\n### " + people + " people at once\n\nEach with a guest's identity that it had before from the second run on.\n\n" + table;
    }

    private static String ms(Histogram of, double share) {
        return Table.format("%.0f", of.percentile(share) / 1e6);
    }

    /** Twenty are inside; 200 come within ten seconds. */
    private static String disturbance(Bench bench, Server server, Site site) throws Exception {
        Table table = Table.ofResults();
        Scenario inside = Scenario.of(1, INSIDE, Load.single()).during(5, 10);
        bench.run(table, "quiet", server, site, inside);
        AtomicReference<Exception> failure = new AtomicReference<>();
        int people = 200;
        double[] took = new double[1];
        System.out.println("… " + people + " join while " + INSIDE + " are measured");
        try (Runner.Room room = bench.runner().room(server)) {
            room.join(inside.roles());
            Runner.warmUp(server, inside);
            room.fix();
            Result result = bench.runner().measure(room, server, site, inside, () -> {
                try {
                    long from = System.nanoTime();
                    room.join(newcomers(people));
                    took[0] = (System.nanoTime() - from) / 1e9;
                } catch (Exception e) {
                    failure.set(e);
                }
            });
            table.row("200 join", result);
        }
        String how = failure.get() == null ? Table.format("The 200 were inside after %.1f s", took[0])
                : "Not all of the 200 got in: " + failure.get().getMessage();
        return "\n### 200 joins while " + INSIDE + " are inside\n\n" + how + "; latency and loss are those of the people who were there before.\n\n" + table;
    }

    private static List<Role> newcomers(int people) {
        List<Role> roles = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            roles.add(Role.subscriber(1 + INSIDE + i, 1, 0));
        }
        return roles;
    }
}
