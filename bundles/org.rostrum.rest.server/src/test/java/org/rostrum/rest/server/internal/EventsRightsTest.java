// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

class EventsRightsTest extends AreaRights {

    EventsRightsTest() {
        super("events");
    }

    @Override
    Object[] resources() {
        return new Object[] {new EventsResource(new NoEvents())};
    }
}
