// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench;

import java.nio.file.Path;
import org.rostrum.bench.janus.JanusServer;
import org.rostrum.bench.measure.Table;
import org.rostrum.bench.media.Load;
import org.rostrum.bench.net.Loops;
import org.rostrum.bench.rostrum.RostrumServer;
import org.rostrum.proto.srtp.SrtpProfile;

/** Entry of the program. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments);
        Path home = Path.of(options.text("server", "build/server"));
        try (Loops loops = new Loops(1); Site site = Site.loopback();
                Server server = options.names().contains("janus") ? JanusServer.start(site, "0") : RostrumServer.start(home, site, "0", 1)) {
            Scenario scenario = Scenario.of(options.number("publishers", 1), options.number("subscribers", 2),
                    options.number("layers", 1) == 1 ? Load.single() : Load.simulcast()).during(options.number("warm-up", 2), options.number("seconds", 5));
            Result result = new Runner(loops, SrtpProfile.AEAD_AES_128_GCM).run(server, site, scenario, null);
            Table table = Table.ofResults();
            table.row("1", result);
            System.out.println(table);
            System.out.println(result.profile() + " join " + result.joinSeconds() + " s, sent " + result.sent() + " broken " + result.tally().broken());
        }
        System.exit(0);
    }
}
