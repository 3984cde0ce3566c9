// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.planning;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.ChangeLog;
import org.rostrum.audit.ObjectChanges;
import org.rostrum.conference.Conference;

/** What the change log is told of conferences (40/ED-5); names of fields as there (40/OBJ-6). */
final class Changes {

    private Changes() {}

    static ObjectChanges<Conference> conferences(ChangeLog log, Clock clock) {
        Map<String, Function<? super Conference, @Nullable Object>> fields = new LinkedHashMap<>();
        fields.put("topic", Conference::topic);
        fields.put("description", Conference::description);
        fields.put("owner", Conference::owner);
        fields.put("access", Conference::access);
        fields.put("type", Conference::mode);
        fields.put("schedule", Conference::launchType);
        fields.put("invitations", Conference::invitations);
        fields.put("uninvited_allowed", Conference::uninvitedAllowed);
        fields.put("tags", Conference::tags);
        return new ObjectChanges<>(log, clock, "conference", conference -> conference.id().value(), fields);
    }
}
