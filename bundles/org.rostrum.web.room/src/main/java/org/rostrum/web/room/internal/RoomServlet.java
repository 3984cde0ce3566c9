// SPDX-License-Identifier: Apache-2.0
package org.rostrum.web.room.internal;

import jakarta.servlet.Servlet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.web.ApplicationServlet;

/** Meeting room and calls, at our address and at the one that existing programs link to (contract 61 section 16). */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("rostrum-web-room")
@HttpWhiteboardServletPattern({"/room/*", "/webrtc/*", "/call/*", "/assets/room/*"})
public final class RoomServlet extends ApplicationServlet {

    private static final long serialVersionUID = 1L;
    private static final Pattern PAGE = Pattern.compile("/(?:room|webrtc)/([^/]+)/?");

    /** Calls are pages for whoever is signed in; who and what is in the query, or a call's ID. */
    private static final Pattern CALL = Pattern.compile("/call/?|/call/[0-9a-f]{32}/?");

    public RoomServlet() {
        super(path -> namesConference(path) || CALL.matcher(path).matches());
    }

    /** Whether the conference exists, the join itself tells; here only the form of its ID is looked at. */
    static boolean namesConference(String path) {
        Matcher page = PAGE.matcher(path);
        return page.matches() && ConferenceId.tryParse(page.group(1)).isPresent();
    }
}
