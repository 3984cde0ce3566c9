// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.conference.SessionDirectory;
import org.rostrum.conference.SessionView;
import org.rostrum.edge.MetricSource;

/** Running conferences and the people in them. Thread-safe. */
@Component(service = MetricSource.class)
public final class SessionSource implements MetricSource {

    private final SessionDirectory sessions;

    @Activate
    public SessionSource(@Reference SessionDirectory sessions) {
        this.sessions = sessions;
    }

    @Override
    public void collect(Sink sink) {
        List<SessionView> running = sessions.running();
        int present = running.stream().mapToInt(session -> session.counters().present()).sum();
        int guests = running.stream().mapToInt(session -> session.counters().guests()).sum();
        sink.gauge("rostrum_conferences", "Running conferences", Map.of(), running.size());
        sink.gauge("rostrum_participants", "People in conferences", Map.of("kind", "account"), present - (double) guests);
        sink.gauge("rostrum_participants", "People in conferences", Map.of("kind", "guest"), guests);
    }
}
