// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.EventReport.Filter;
import org.rostrum.audit.EventSource;
import org.rostrum.audit.Severity;

/** Filters of the event log in a query (60/EV, filters of 60 B). Filled by the engine, one for each request. */
public final class EventQuery {

    @Parameter(description = "Not before, unix seconds.")
    @QueryParam("from")
    @Nullable Long from;

    @Parameter(description = "Not after, unix seconds.")
    @QueryParam("to")
    @Nullable Long to;

    @Parameter(description = "user, server, admin or application.")
    @QueryParam("source")
    @Nullable String source;

    @Parameter(description = "low, medium or high.")
    @QueryParam("severity")
    @Nullable String severity;

    @Parameter(description = "Text in the object's name.")
    @QueryParam("object")
    @Nullable String object;

    @Parameter(description = "Types of events; may be repeated.")
    @QueryParam("type")
    @Nullable List<String> type;

    @Parameter(description = "Beginning of the client's address.")
    @QueryParam("address")
    @Nullable String address;

    @Parameter(description = "Text in object, type, address or details.")
    @QueryParam("search")
    @Nullable String search;

    private List<String> types() {
        return type == null ? List.of() : type.stream().filter(word -> !word.isBlank()).toList();
    }

    Filter filter() {
        return new Filter(ReportWindow.span(from, to), ReportWindow.word("source", source, EventSource.values()),
                ReportWindow.word("severity", severity, Severity.values()), object, new HashSet<>(types()), address, search);
    }

    String told() {
        return ReportWindow.told(Arrays.asList("from", from, "to", to, "source", source, "severity", severity, "object", object, "type",
                String.join(",", types()), "address", address, "search", search));
    }
}
