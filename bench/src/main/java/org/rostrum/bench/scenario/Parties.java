// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.scenario;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rostrum.bench.Client;
import org.rostrum.bench.Driver;
import org.rostrum.bench.Options;
import org.rostrum.bench.Role;
import org.rostrum.bench.Site;
import org.rostrum.bench.media.Clip;
import org.rostrum.bench.media.Load;
import org.rostrum.bench.net.Loops;
import org.rostrum.bench.rostrum.RostrumDriver;

/**
 * {@code parties}: people who join a conference that exists, to be the others in somebody else's test. Each takes one small picture
 * and sends quiet sound, and pictures of a clip if one is given. Ends with its input.
 */
final class Parties {

    private Parties() {}

    /** @throws IllegalArgumentException for flags that are missing or wrong */
    static void run(Options options) throws Exception {
        String conference = options.text("conference", "");
        URI url = URI.create(options.text("url", ""));
        if (conference.isEmpty() || url.getHost() == null) {
            throw new IllegalArgumentException("--url and --conference are needed");
        }
        String clip = options.text("clip", "");
        Load load = clip.isEmpty() ? Load.soundOnly() : Load.of(Clip.read(Path.of(clip)));
        int count = options.number("publishers", 3);
        List<Client> came = new ArrayList<>();
        try (Site site = Plain.towards(InetAddress.getByName(url.getHost())); Loops loops = new Loops(1);
                Driver driver = RostrumDriver.into(loops, url, site.server(), site.client(), Bench.PROFILE, conference)) {
            for (int i = 0; i < count; i++) {
                Client client = driver.join(Role.party(i, load));
                came.add(client);
                if (client.publisher() != null) {
                    client.publisher().start();
                }
            }
            System.out.println("joined " + count);
            awaitEnd();
            for (Client client : came) {
                client.close();
            }
        }
    }

    private static void awaitEnd() throws IOException {
        while (System.in.read() >= 0) {
            // nothing is asked of us
        }
    }
}
