// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The permissions that third-party programs know: 60/OP-4, 60/OP-5, contract 61 section 4.7. */
final class KnownPermissions {

    static final String CONFERENCES = "conferences";

    /** What bare {@code conferences} implies besides (61/AO-20). */
    static final List<String> WITH_CONFERENCES = List.of("conferences.sessions:read", "conferences.sessions.participants:read");

    /** Name to what it allows. */
    static final Map<String, String> TEXTS = texts();

    private KnownPermissions() {}

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("conferences:read", "read conferences");
        texts.put("conferences:write", "create, change, run, stop and delete conferences");
        both(texts, "conferences.participants", "participants of conferences");
        both(texts, "conferences.invitations", "the lists of conferences");
        both(texts, "conferences.operators", "operators of conferences");
        texts.put("conferences.records:read", "read recordings of conferences");
        texts.put("conferences.records:write", "start, stop and pause recordings");
        texts.put("conferences.sessions:read", "read runs of conferences");
        texts.put("conferences.sessions.participants:read", "read participants of running conferences and their roles");
        texts.put("conferences.sessions.podiums.participants:read", "read who is on the podium");
        texts.put("conferences.sessions.podiums.participants:write", "invite to the podium and remove from it");
        both(texts, "conferences.video_layouts", "video layouts of conferences");
        both(texts, "conferences.video_layouts.personal", "personal video layouts of participants");
        texts.put("conferences.messages:read", "read the chats of conferences");
        both(texts, "groups", "groups of users");
        both(texts, "groups.users", "users of groups");
        both(texts, "users", "users of the server");
        both(texts, "users.avatar", "pictures of users");
        both(texts, "users.addressbook", "address books of users");
        both(texts, "templates.conferences", "templates of conferences");
        texts.put("directory.servers:read", "read the directory of servers");
        texts.put("logs.calls:read", "read the call history");
        texts.put("logs.calls.participants:read", "read participants in the call history");
        texts.put("logs.calls.invites:read", "read invited users in the call history");
        return Collections.unmodifiableMap(texts);
    }

    private static void both(Map<String, String> texts, String resource, String what) {
        texts.put(resource + ":read", "read " + what);
        texts.put(resource + ":write", "create, change and delete " + what);
    }
}
