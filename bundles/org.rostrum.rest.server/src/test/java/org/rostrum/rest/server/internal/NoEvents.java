// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;

/** An empty log that remembers what it was given. */
final class NoEvents implements AuditLog {

    private final List<AuditEvent> given = new CopyOnWriteArrayList<>();

    @Override
    public void record(AuditEvent event) {
        given.add(event);
    }

    @Override
    public List<AuditEvent> latest(int limit) {
        return List.of();
    }

    List<String> types() {
        return given.stream().map(AuditEvent::type).toList();
    }
}
