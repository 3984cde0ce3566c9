// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.edge.RestResource;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;
import org.rostrum.store.DataFolder;

/** The server's own log; 10/LOG-1, 60/SA-8. */
@Component(service = ServerLogResource.class)
@RestResource
@Path("server-log")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "server")
public final class ServerLogResource {

    private static final int LINES = 500;
    private static final int MOST_LINES = 5000;

    /** The end of it. */
    @Schema(description = "The latest lines, oldest first.")
    record ServerLogBody(List<LogLineDto> lines) {}

    /** One line; the lines of a stack trace belong to the line before. */
    @Schema(description = "One entry; a stack trace belongs to the text of its entry.")
    record LogLineDto(
            @Schema(description = "As written, local time of the server; empty for the rest of an entry that began earlier.") String time,
            @Schema(description = "ERROR, WARN, INFO, DEBUG or TRACE; empty as time.") String level,
            @Schema(description = "Short name of the logger.") String logger,
            String text) {}

    private final LogFile file;

    @Activate
    public ServerLogResource(@Reference DataFolder data) {
        this(new LogFile(data.path().resolve("log").resolve("rostrum.log")));
    }

    ServerLogResource(LogFile file) {
        this.file = file;
    }

    @GET
    @Needs(Need.AUDITOR)
    @Operation(summary = "The end of the server's log.")
    @Refuses("400 invalidValue")
    public ServerLogBody getServerLog(
            @Parameter(description = "Most entries, 1 to 5000; 500 if absent.") @QueryParam("lines") @Nullable Integer lines,
            @Parameter(description = "Least level: error, warn, info, debug, trace.") @QueryParam("level") @Nullable String level,
            @Parameter(description = "Text that an entry contains, in any case.") @QueryParam("search") @Nullable String search) {
        int most = lines == null ? LINES : lines;
        if (most < 1 || most > MOST_LINES) {
            throw new RostrumException(CommonError.INVALID_VALUE, "1 to " + MOST_LINES + " entries.", "lines");
        }
        List<String> levels = levels(level);
        String wanted = search == null ? "" : search.toLowerCase(Locale.ROOT);
        List<LogLineDto> found = file.end().stream()
                .filter(entry -> levels.contains(entry.level()) || entry.level().isEmpty())
                .filter(entry -> wanted.isEmpty() || entry.text().toLowerCase(Locale.ROOT).contains(wanted)
                        || entry.logger().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        return new ServerLogBody(found.subList(Math.max(0, found.size() - most), found.size()));
    }

    private static List<String> levels(@Nullable String least) {
        if (least == null || least.isEmpty()) {
            return LogFile.LEVELS;
        }
        int index = LogFile.LEVELS.indexOf(least.toUpperCase(Locale.ROOT));
        if (index < 0) {
            throw new RostrumException(CommonError.INVALID_VALUE, "error, warn, info, debug or trace.", "level");
        }
        return LogFile.LEVELS.subList(0, index + 1);
    }

    @GET
    @Path("file")
    @Produces(MediaType.TEXT_PLAIN)
    @Needs(Need.AUDITOR)
    @Operation(summary = "The server's log as a text file.")
    @Refuses("404 logNotFound")
    public Response getServerLogFile() {
        return Response.ok(file.whole(), MediaType.TEXT_PLAIN + ";charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"rostrum.log\"")
                .build();
    }
}
