// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import java.util.List;
import org.rostrum.rest.internal.RightsMatrix.Row;

class EventsRightsTest extends AreaRights {

    private final FakeReports reports = new FakeReports();

    EventsRightsTest() {
        super("events");
    }

    @Override
    Object[] resources() {
        return new Object[] {new EventsResource(reports.eventReport, api.administrators),
            new ChangesResource(reports.changeReport, api.administrators)};
    }

    @Override
    String query(Row row) {
        return row.method().equals("DELETE") ? "?count=2" : "";
    }

    @Override
    Object state() {
        return List.of(List.copyOf(reports.events), List.copyOf(reports.changes));
    }
}
