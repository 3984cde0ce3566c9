// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.edge.RestResource;
import org.rostrum.licence.Licence;
import org.rostrum.monitor.Figures.Figure;
import org.rostrum.monitor.Figures;
import org.rostrum.monitor.Health;
import org.rostrum.monitor.History.Series;
import org.rostrum.monitor.History;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;
import org.rostrum.store.DataFolder;

/** How the server is, now and over time; 10/K Dashboard tab. */
@Component(service = DashboardResource.class)
@RestResource
@Path("dashboard")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "server")
public final class DashboardResource {

    private static final int POINTS = 120;
    private static final int MOST_POINTS = 2000;

    /** All at once. */
    @Schema(description = "How the server is now.")
    record DashboardBody(NowDto now, List<StatusDto> status, StorageDto storage, ServerStateDto server) {}

    /** People and meetings. */
    @Schema(description = "What goes on now.")
    record NowDto(
            @Schema(description = "Running conferences.") int conferences,
            @Schema(description = "People in them.") int participants,
            @Schema(description = "Accounts with an open connection.") int usersOnline,
            @Schema(description = "Guests in conferences.") int guests,
            @Schema(description = "Connections of SIP, H.323 and RTSP.") int gateway,
            @Schema(description = "Load of the host's processors, per cent.") int cpu,
            @Schema(description = "Memory that the server holds.") long memoryBytes) {}

    /** One health check. */
    @Schema(description = "What one check found.")
    record StatusDto(
            @Schema(example = "database") String name,
            @Schema(allowableValues = {"ok", "warning", "failed"}) String state,
            @Schema(description = "Stable word; ok if it is.", example = "diskAlmostFull") String code,
            @Schema(description = "English; empty if all is well.") String message) {}

    /** Disk. */
    @Schema(description = "Disk of the data folder.")
    record StorageDto(long freeBytes, long totalBytes, @Schema(description = "Logs.") long logBytes,
            @Schema(description = "Embedded database; 0 where it lies elsewhere.") long databaseBytes) {}

    /** The process. */
    @Schema(description = "The server.")
    record ServerStateDto(
            @Schema(allowableValues = {"running", "warning", "failed"}) String state,
            String name, String version, long uptimeSeconds,
            @Schema(description = "State of the licence.") String licenceState) {}

    /** A line over time. */
    @Schema(description = "Means over equal parts of the span; parts without a value are left out.")
    record HistoryBody(
            @ArraySchema(arraySchema = @Schema(description = "Pairs of unix seconds and value."),
                    schema = @Schema(implementation = double[].class))
            List<double[]> points) {}

    private final Figures figures;
    private final Health health;
    private final History history;
    private final Licence licence;
    private final SiteSettings settings;
    private final Folders folders;
    private final String version;
    private final Clock clock;

    @Activate
    public DashboardResource(
            @Reference Figures figures, @Reference Health health, @Reference History history, @Reference Licence licence,
            @Reference SiteSettings settings, @Reference DataFolder data, BundleContext bundles) {
        this(figures, health, history, licence, settings, data, bundles.getBundle().getVersion().toString(), Clock.systemUTC());
    }

    DashboardResource(
            Figures figures, Health health, History history, Licence licence, SiteSettings settings, DataFolder data, String version,
            Clock clock) {
        this.figures = figures;
        this.health = health;
        this.history = history;
        this.licence = licence;
        this.settings = settings;
        this.folders = new Folders(data.path());
        this.version = version;
        this.clock = clock;
    }

    @GET
    @Needs(Need.AUDITOR)
    @Operation(summary = "Tells how the server is now.")
    public DashboardBody getDashboard() {
        List<Figure> now = figures.now();
        List<StatusDto> status = health.findings().stream()
                .map(finding -> new StatusDto(finding.name(), finding.result().state().name().toLowerCase(Locale.ROOT),
                        finding.result().code(), finding.result().message()))
                .toList();
        return new DashboardBody(now(now), status, folders.storage(), server(now, status));
    }

    private static NowDto now(List<Figure> now) {
        return new NowDto(
                whole(now, "rostrum_conferences", Map.of()), whole(now, "rostrum_participants", Map.of()),
                whole(now, "rostrum_users_online", Map.of()), whole(now, "rostrum_participants", Map.of("kind", "guest")),
                whole(now, "rostrum_gateway_connections", Map.of()), (int) Math.round(100 * Figures.sum(now, "rostrum_host_cpu_ratio", Map.of())),
                (long) Figures.sum(now, "rostrum_memory_committed_bytes", Map.of()));
    }

    private ServerStateDto server(List<Figure> now, List<StatusDto> status) {
        String state = status.stream().anyMatch(s -> s.state().equals("failed")) ? "failed"
                : status.stream().anyMatch(s -> s.state().equals("warning")) ? "warning" : "running";
        return new ServerStateDto(state, settings.get(ServerSettings.SERVER_NAME), version,
                (long) Figures.sum(now, "rostrum_process_uptime_seconds", Map.of()), licence.status().state().name().toLowerCase(Locale.ROOT));
    }

    private static int whole(List<Figure> figures, String name, Map<String, String> labels) {
        return (int) Figures.sum(figures, name, labels);
    }

    @GET
    @Path("history")
    @Needs(Need.AUDITOR)
    @Operation(summary = "One figure over time; the last day if no span is given.")
    @Refuses("400 invalidValue")
    public HistoryBody getHistory(
            @Parameter(description = "cpu (per cent), memory (bytes), network_in, network_out (bit/s), conferences, participants, connections.")
            @QueryParam("metric") @Nullable String metric,
            @Parameter(description = "Unix seconds.") @QueryParam("from") @Nullable Long from,
            @Parameter(description = "Unix seconds.") @QueryParam("to") @Nullable Long to,
            @Parameter(description = "Most points, 1 to 2000.") @QueryParam("points") @Nullable Integer points) {
        Series series = Arrays.stream(Series.values()).filter(s -> s.word().equals(metric)).findFirst()
                .orElseThrow(() -> new RostrumException(CommonError.INVALID_VALUE, "There is no such figure.", "metric"));
        int parts = points == null ? POINTS : points;
        if (parts < 1 || parts > MOST_POINTS) {
            throw new RostrumException(CommonError.INVALID_VALUE, "1 to " + MOST_POINTS + " points.", "points");
        }
        Instant end = instant(to, clock.instant(), "to");
        Instant begin = instant(from, end.minus(Duration.ofDays(1)), "from");
        if (!begin.isBefore(end)) {
            throw new RostrumException(CommonError.INVALID_VALUE, "The span must begin before it ends.", "from");
        }
        return new HistoryBody(history.read(series, begin, end, parts).stream()
                .map(point -> new double[] {point.at().getEpochSecond(), point.value()})
                .toList());
    }

    private static Instant instant(@Nullable Long seconds, Instant fallback, String location) {
        if (seconds == null) {
            return fallback;
        }
        if (seconds < 0 || seconds > 253_402_300_799L) {
            throw new RostrumException(CommonError.INVALID_VALUE, "Seconds since 1970.", location);
        }
        return Instant.ofEpochSecond(seconds);
    }
}
