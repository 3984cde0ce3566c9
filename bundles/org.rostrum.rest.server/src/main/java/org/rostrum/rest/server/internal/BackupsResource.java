// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.RostrumException;
import org.rostrum.edge.RestResource;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;

/** Backups of the running server (10/BKP-1, BKP-2); a restore is done while it is down, by {@code ./rostrum restore}. */
@Component(service = BackupsResource.class)
@RestResource
@Path("backups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "server")
public final class BackupsResource {

    private static final String ZIP = "application/zip";

    /** The latest one. */
    @Schema(description = "The latest backup that was asked for since the server started.")
    record BackupStateDto(
            @Schema(allowableValues = {"idle", "running", "done", "failed"}) String state,
            @Schema(description = "Unix seconds; null: none was asked for.") @Nullable Long startedAt,
            @Schema(description = "File that came of it.") @Nullable String name,
            @Schema(description = "Code of what went wrong.") @Nullable String reason,
            @Nullable String message) {

        static BackupStateDto of(BackupJob.State state) {
            return new BackupStateDto(state.phase().name().toLowerCase(Locale.ROOT),
                    state.since() == null ? null : state.since().getEpochSecond(), state.name(), state.reason(), state.message());
        }
    }

    /** A file. */
    @Schema(description = "A file in the folder of backups.")
    record BackupDto(
            @Schema(example = "rostrum-backup-20261120T160125Z.zip") String name, long bytes,
            @Schema(description = "The moment that it shows, Unix seconds.") long createdAt) {

        static BackupDto of(BackupFolder.Entry entry) {
            return new BackupDto(entry.name(), entry.bytes(), entry.at().getEpochSecond());
        }
    }

    /** Wrapped in its noun. */
    record BackupBody(BackupStateDto backup) {}

    /** All of them. */
    record BackupsBody(BackupStateDto backup, int cnt, List<BackupDto> list) {}

    private final BackupJob job;

    @Activate
    public BackupsResource(@Reference BackupJob job) {
        this.job = job;
    }

    @GET
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Lists the files in the folder of backups, newest first, and tells what became of the latest request.")
    public BackupsBody listBackups() {
        List<BackupDto> files = job.folder().list().stream().map(BackupDto::of).toList();
        return new BackupsBody(BackupStateDto.of(job.state()), files.size(), files);
    }

    @POST
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Begins a backup; it is written in the background, one at a time, while meetings go on.")
    @ApiResponse(responseCode = "202", description = "It has begun.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = BackupBody.class)))
    @Refuses("409 backupRunning")
    public Response createBackup(@Context Caller caller) {
        BackupBody begun = new BackupBody(BackupStateDto.of(job.begin(caller.identity().name(), caller.client().address())));
        return Response.accepted(begun).build();
    }

    @GET
    @Path("{name}")
    @Produces(ZIP)
    @Needs(value = Need.ADMINISTRATOR, apiKey = false)
    @Operation(summary = "A backup as a file. It holds password hashes and private keys: keep it where nobody else reads.")
    @Refuses("404 backupNotFound")
    public Response getBackup(@Parameter(description = "As listed.") @PathParam("name") String name, @Context Caller caller) {
        java.nio.file.Path file = job.download(name, caller.identity().name(), caller.client().address()).orElseThrow(BackupsResource::missing);
        StreamingOutput content = out -> Files.copy(file, out);
        // No length: the engine packs what a browser takes packed
        return Response.ok(content, ZIP)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    @DELETE
    @Path("{name}")
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Deletes a backup.")
    @Refuses("404 backupNotFound")
    public void deleteBackup(@Parameter(description = "As listed.") @PathParam("name") String name, @Context Caller caller) {
        if (!job.delete(name, caller.identity().name(), caller.client().address())) {
            throw missing();
        }
    }

    private static RostrumException missing() {
        return new RostrumException(BackupRefusal.NOT_FOUND, "There is no such backup.", "name");
    }
}
