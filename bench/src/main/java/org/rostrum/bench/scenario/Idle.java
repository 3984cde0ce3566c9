// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.rostrum.bench.Role;
import org.rostrum.bench.Runner;
import org.rostrum.bench.Server;
import org.rostrum.bench.Site;
import org.rostrum.bench.measure.Heap;
import org.rostrum.bench.measure.Table;
import org.rostrum.bench.media.Load;

/** {@code idle}: memory of people who are connected and silent. */
final class Idle {

    private Idle() {}

    static void run(Bench bench) throws Exception {
        int people = bench.options().number("subscribers", 200);
        Table table = new Table("participants", "live heap MB", "RSS MB", "CPU % of a core");
        try (Site site = Site.loopback(); Server server = bench.rostrum(site)) {
            // classes, pools and caches that the first people bring are no cost of each further one
            try (Runner.Room room = bench.runner().room(server)) {
                room.join(roles(0, 20));
            }
            try (Runner.Room room = bench.runner().room(server)) {
                room.join(roles(0, 10));
                double before = row(table, server, 10);
                room.join(roles(10, people));
                double after = row(table, server, 10 + people);
                double each = (after - before) * 1024 / people;
                bench.report("idle", "## Idle participants\n\nConnected with signalling, ICE, DTLS and slots for one picture and one sound; "
                        + "nobody sends. Live heap: after a full collection.\n\n" + table
                        + Table.format("\n**%.0f KB of live heap for each participant.**\n", each));
            }
        }
    }

    private static List<Role> roles(int from, int count) {
        List<Role> roles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            roles.add(new Role(from + i, null, 1, List.of(), 0, 0, 1));
        }
        return roles;
    }

    private static double row(Table table, Server server, int people) throws IOException, InterruptedException {
        double cpu = server.meter().cpuSeconds();
        Thread.sleep(5_000);
        double used = (server.meter().cpuSeconds() - cpu) / 5;
        double heap = Heap.liveMb(server.meter().pid());
        table.row(people, Table.format("%.1f", heap), server.meter().rssMb(), Table.format("%.1f", used * 100));
        return heap;
    }
}
