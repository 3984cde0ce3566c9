// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.ChangeReport.Filter;
import org.rostrum.audit.ConfigChange.Action;

/** Filters of the change log in a query (60/CF, filters of 60 B). Filled by the engine, one for each request. */
public final class ChangeQuery {

    @Parameter(description = "Not before, unix seconds.")
    @QueryParam("from")
    @Nullable Long from;

    @Parameter(description = "Not after, unix seconds.")
    @QueryParam("to")
    @Nullable Long to;

    @Parameter(description = "create, edit or delete.")
    @QueryParam("action")
    @Nullable String action;

    @Parameter(description = "Kind of object: user, conference, settings…")
    @QueryParam("object_type")
    @Nullable String objectType;

    @Parameter(description = "Text in the object's name.")
    @QueryParam("object")
    @Nullable String object;

    @Parameter(description = "Text in the name of who did it.")
    @QueryParam("user")
    @Nullable String user;

    Filter filter() {
        String kind = objectType == null || objectType.isBlank() ? null : objectType.strip();
        return new Filter(ReportWindow.span(from, to), ReportWindow.word("action", action, Action.values()), kind, object, user);
    }

    String told() {
        return ReportWindow.told(Arrays.asList(
                "from", from, "to", to, "action", action, "object_type", objectType, "object", object, "user", user));
    }
}
