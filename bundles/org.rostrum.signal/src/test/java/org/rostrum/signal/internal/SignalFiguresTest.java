// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.signal.internal.Fixture.request;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rostrum.edge.MetricSource;

class SignalFiguresTest {

    private final Fixture f = new Fixture();

    private Map<String, Double> figures() {
        Map<String, Double> all = new HashMap<>();
        new SignalFigures(f.hub).collect(new MetricSource.Sink() {
            @Override
            public void counter(String name, String help, Map<String, String> labels, double value) {
                assertThat(name).endsWith("_total");
                all.put(name + labels, value);
            }

            @Override
            public void gauge(String name, String help, Map<String, String> labels, double value) {
                all.put(name, value);
            }
        });
        return all;
    }

    @Test
    void anAccountIsOnlineOnceHoweverManyConnectionsItHas() {
        Connection first = f.greeted();
        Connection second = f.greeted();
        Connection guest = f.connect(null, "guest-token-of-gus");
        guest.receive(request("hello", Fixture.hello()));
        f.connect("session-token-of-ann", null);
        assertThat(figures()).containsEntry("rostrum_signal_connections", 4.0).containsEntry("rostrum_users_online", 1.0);
        first.closed();
        assertThat(figures()).containsEntry("rostrum_users_online", 1.0);
        second.closed();
        assertThat(figures()).containsEntry("rostrum_signal_connections", 2.0).containsEntry("rostrum_users_online", 0.0);
    }

    @Test
    void countsWhatClientsDidWrong() {
        Connection connection = f.greeted();
        connection.receive("no json");
        f.hub.noRoom.increment();
        assertThat(figures())
                .containsEntry("rostrum_signal_faults_total{reason=malformed}", 1.0)
                .containsEntry("rostrum_signal_faults_total{reason=overrun}", 0.0)
                .containsEntry("rostrum_signal_refused_total{reason=no_room}", 1.0)
                .containsEntry("rostrum_signal_refused_total{reason=foreign_origin}", 0.0);
        for (int i = 0; i < 10_000 && f.client.closed == null; i++) {
            connection.receive(request("ping", "{}"));
        }
        assertThat(f.client.closed).isEqualTo(CloseCode.OVERRUN);
        assertThat(figures()).containsEntry("rostrum_signal_faults_total{reason=overrun}", 1.0);
    }
}
