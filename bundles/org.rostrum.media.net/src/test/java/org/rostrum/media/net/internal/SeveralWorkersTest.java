// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.test.Eventually.eventually;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Transports live where their first check arrived and stay there, whichever socket the system gives their packets to. */
class SeveralWorkersTest {

    @Test
    void transportsSpreadAndPacketsFindThem() throws Exception {
        try (TestNet net = new TestNet(TestNet.settings(0, 3, true))) {
            List<TestNet.Link> links = new ArrayList<>();
            Set<Integer> workers = new HashSet<>();
            for (int i = 0; i < 24; i++) {
                TestNet.Link link = net.link();
                link.handler().echo = true;
                links.add(link);
                workers.add(link.transport().worker().index());
            }
            assertThat(workers).as("the system spreads 24 addresses over three sockets").hasSizeGreaterThan(1);
            for (TestNet.Link link : links) {
                AtomicInteger sequence = new AtomicInteger();
                int home = link.transport().worker().index();
                for (int n = 0; n < 6; n++) {
                    link.peer().move();
                    String port = ":" + link.peer().port();
                    eventually(() -> link.transport().stats().peer().endsWith(port) ? "" : "still at the old address");
                    long before = link.peer().received();
                    eventually(() -> {
                        link.peer().sendRtp(TestNet.rtp(1, sequence.incrementAndGet() & 0xffff, 100));
                        return link.peer().received() > before ? "" : "nothing came back";
                    });
                }
                assertThat(link.transport().worker().index()).isEqualTo(home);
                assertThat(link.handler().wrong).isEmpty();
            }
            links.forEach(TestNet.Link::close);
        }
    }
}
