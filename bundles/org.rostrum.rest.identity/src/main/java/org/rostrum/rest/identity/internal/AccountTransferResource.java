// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.AccountTransfer;
import org.rostrum.identity.AccountTransfer.Existing;
import org.rostrum.identity.AccountTransfer.Format;
import org.rostrum.identity.AccountTransfer.Options;
import org.rostrum.identity.AccountTransfer.Progress;
import org.rostrum.identity.AccountTransfer.Refusal;
import org.rostrum.identity.AccountTransfer.Report;
import org.rostrum.identity.group.GroupService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;
import org.rostrum.rest.Upload;

/** Accounts out of and into CSV files (30/ACC-7, 30 B-3, 00/R-87). */
@Component(service = AccountTransferResource.class)
@RestResource
@Path("accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public final class AccountTransferResource {

    private static final String MARK = "\uFEFF";

    /** Wrapped in its noun. */
    record ImportBody(@JsonProperty("import") ImportDto progress) {}

    /** The latest import. */
    @Schema(description = "An import of accounts.")
    record ImportDto(
            @Schema(allowableValues = {"idle", "running", "done", "failed"}) String phase,
            @Schema(description = "Unix seconds; null: there was none.") @Nullable Long since,
            @Schema(description = "Whether it only says what would happen.") boolean dryRun,
            @Schema(description = "Accounts in the file.") int rows,
            @Schema(description = "Of these, done.") int done,
            int created,
            int updated,
            @Schema(description = "Exist, or have nothing new.") int skipped,
            int refused,
            @Schema(description = "The first 100 refused, by line.") List<RefusalDto> refusals) {

        static ImportDto of(Progress progress) {
            return new ImportDto(progress.phase().name().toLowerCase(Locale.ROOT),
                    progress.since() == null ? null : progress.since().getEpochSecond(), progress.dryRun(), progress.rows(),
                    progress.done(), progress.created(), progress.updated(), progress.skipped(), progress.refused(),
                    progress.refusals().stream().map(RefusalDto::of).toList());
        }
    }

    /** A refused row. */
    @Schema(description = "A row that was refused; nothing of it is stored.")
    record RefusalDto(
            @Schema(description = "Line of the file, from 1.") int line,
            String login,
            @Schema(description = "Stable word.", example = "loginInvalid") String reason,
            @Schema(description = "Field at fault; null: the row.") @Nullable String location,
            String message) {

        static RefusalDto of(Refusal refusal) {
            return new RefusalDto(refusal.line(), refusal.login(), refusal.code(), refusal.field(), refusal.message());
        }
    }

    /** All refused rows. */
    record RefusalsBody(long cnt, List<RefusalDto> refusals) {}

    /** A kept import. */
    @Schema(description = "An import that is kept.")
    record ImportReportDto(long id, @Schema(description = "Whoever began it.") String by, @JsonProperty("import") ImportDto progress) {
        static ImportReportDto of(Report report) {
            return new ImportReportDto(report.number(), report.by(), ImportDto.of(report.progress()));
        }
    }

    /** The kept ones. */
    record ImportReportsBody(long cnt, @Schema(description = "Newest first, at most 10.") List<ImportReportDto> imports) {}

    private final AccountTransfer transfer;
    private final GroupService groups;

    @Activate
    public AccountTransferResource(@Reference AccountTransfer transfer, @Reference GroupService groups) {
        this.transfer = transfer;
        this.groups = groups;
    }

    @GET
    @Path("export")
    @Produces("text/csv")
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:read")
    @Operation(summary = "Accounts as CSV: UTF-8, with semicolons.")
    @Refuses({"400 invalidValue", "404 groupNotFound"})
    public Response exportAccounts(
            @Parameter(description = "standard: fields for address books of room codecs; full: every field, as an import takes it; "
                    + "codec: name and call address.") @QueryParam("format") @Nullable String format,
            @Parameter(description = "ID of a group: only its people; absent: all.") @QueryParam("group") @Nullable String group,
            @Context Caller caller) {
        Format wanted = choice(Format.class, format, Format.STANDARD, "format");
        String of = group == null || group.isBlank() ? null : groups.find(group).id();
        String by = caller.identity().name();
        StreamingOutput body = out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 15);
            writer.write(MARK);
            transfer.export(wanted, of, writer, by);
            writer.flush();
        };
        return Response.ok(body, "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"accounts.csv\"")
                .build();
    }

    @GET
    @Path("import")
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:read")
    @Operation(summary = "How far the latest import is, and what came of it.")
    public ImportBody getImport() {
        return new ImportBody(ImportDto.of(transfer.progress()));
    }

    @GET
    @Path("import/refusals")
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:read")
    @Operation(summary = "All rows that the latest import refused.")
    public RefusalsBody listImportRefusals() {
        List<RefusalDto> all = transfer.refusals().stream().map(RefusalDto::of).toList();
        return new RefusalsBody(all.size(), all);
    }

    @GET
    @Path("imports")
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:read")
    @Operation(summary = "What came of the last imports; they are kept over restarts.")
    public ImportReportsBody listImports() {
        List<ImportReportDto> all = transfer.reports().stream().map(ImportReportDto::of).toList();
        return new ImportReportsBody(all.size(), all);
    }

    @GET
    @Path("imports/{import_id}/refusals")
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:read")
    @Operation(summary = "All rows that an import refused; none of one that is not kept.")
    public RefusalsBody listRefusalsOfImport(@Parameter(description = "ID of a kept import.") @PathParam("import_id") long id) {
        List<RefusalDto> all = transfer.refusals(id).stream().map(RefusalDto::of).toList();
        return new RefusalsBody(all.size(), all);
    }

    @POST
    @Path("import")
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:write")
    @Operation(summary = "Begins an import of accounts from a CSV file of at most 16 MiB and 20,000 rows.",
            description = "Columns by their titles or names on the wire, in any order: Login or ID, Display name, E-mail, First name, "
                    + "Middle name, Last name, Organization, Branch, Department, Job title, Manager, Address, Mobile, Work, Home, "
                    + "SIP number, Groups, Active, Password. Without a password an account stays inactive. A row is stored as a whole or "
                    + "not at all; an empty cell changes nothing.")
    @RequestBody(content = {
        @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = "multipart/form-data", schema = @Schema(type = "object"))
    })
    @Refuses({"400 csvEncodingInvalid", "400 csvMalformed", "400 csvColumnsInvalid", "400 csvTooManyRows", "400 invalidValue",
        "400 required", "409 importRunning", "413 tooLarge"})
    public ImportBody beginImport(
            Upload upload,
            @Parameter(description = "Only say what would happen; false if absent.") @QueryParam("dry_run") @Nullable Boolean dryRun,
            @Parameter(description = "skip or update accounts that exist; skip if absent.")
            @QueryParam("existing") @Nullable String existing,
            @Parameter(description = "UTF-8, UTF-16LE, windows-1251 or windows-1252; absent: as the file's mark says, else UTF-8.")
            @QueryParam("encoding") @Nullable String encoding,
            @Parameter(description = "Semicolon, comma, bar or tab; absent: as the header has it.")
            @QueryParam("delimiter") @Nullable String delimiter,
            @Context Caller caller) {
        Options options = new Options(Boolean.TRUE.equals(dryRun), choice(Existing.class, existing, Existing.SKIP, "existing"),
                encoding, delimiter);
        return new ImportBody(ImportDto.of(transfer.begin(bytes(upload), options, caller.identity().name())));
    }

    private static byte[] bytes(Upload upload) {
        try {
            return upload.content().readNBytes(AccountTransfer.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new RostrumException(CommonError.MALFORMED, "The body broke off.", "file", e);
        }
    }

    private static <E extends Enum<E>> E choice(Class<E> type, @Nullable String word, E otherwise, String location) {
        if (word == null || word.isBlank()) {
            return otherwise;
        }
        for (E each : type.getEnumConstants()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(word)) {
                return each;
            }
        }
        throw new RostrumException(CommonError.INVALID_VALUE, "There is no such choice.", location);
    }
}
