// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.scenario;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.rostrum.bench.Driver;
import org.rostrum.bench.Options;
import org.rostrum.bench.Result;
import org.rostrum.bench.Runner;
import org.rostrum.bench.Scenario;
import org.rostrum.bench.Server;
import org.rostrum.bench.Site;
import org.rostrum.bench.measure.GcLog;
import org.rostrum.bench.measure.ProcessMeter;
import org.rostrum.bench.measure.Table;
import org.rostrum.bench.media.Load;
import org.rostrum.bench.net.Loops;
import org.rostrum.bench.rostrum.RostrumDriver;
import org.rostrum.proto.srtp.SrtpProfile;

/** {@code load}: one run as the flags say, against a server of its own or one that runs already. */
final class Plain {

    private Plain() {}

    /** @return whether everything was delivered */
    static boolean run(Bench bench) throws Exception {
        Options options = bench.options();
        boolean simulcast = options.number("layers", 1) > 1;
        Load load = (simulcast ? Load.simulcast() : Load.single()).withRate(options.number("rate", 1));
        Scenario scenario = Scenario.of(options.number("publishers", 1), options.number("subscribers", 3), load)
                .taking(options.number("video-slots", 1), options.number("width", 1280), options.number("height", 720),
                        options.number("audio-slots", 1))
                .during(options.number("warm-up", 2), options.number("seconds", 5));
        Table table = Table.ofResults();
        String url = options.text("url", "");
        Site site = url.isEmpty() ? Site.loopback() : towards(InetAddress.getByName(URI.create(url).getHost()));
        @Nullable Result result;
        String profile = "";
        try (site; Server server = url.isEmpty() ? bench.rostrum(site) : new Running(URI.create(url), site, options)) {
            result = bench.run(table, "1", server, site, scenario);
            profile = url.isEmpty() ? bench.profiled(server, site, scenario) : "";
        }
        bench.report("load", table + profile);
        return result != null && result.counts();
    }

    /** A way to a server that runs already. */
    static Site towards(InetAddress server) throws java.io.IOException {
        try (DatagramSocket probe = new DatagramSocket()) {
            probe.connect(server, 9);
            return Site.of(server, probe.getLocalAddress());
        }
    }

    /** A server that somebody else has started: processor and memory are read if its process is on this host and named. */
    private record Running(URI url, Site site, Options options) implements Server {

        @Override
        public String name() {
            return "Rostrum";
        }

        @Override
        public ProcessMeter meter() {
            return new ProcessMeter(options.number("pid", 0));
        }

        @Override
        public GcLog gc() {
            return new GcLog(null);
        }

        @Override
        public Driver room(Loops loops, SrtpProfile profile) throws Exception {
            return new RostrumDriver(loops, url, site.server(), site.client(), profile, new RostrumDriver.Guests(),
                    options.text("login", ""), options.text("password", ""), !options.on("no-transport-cc"));
        }

        @Override
        public void close() {
            // not ours
        }
    }
}
