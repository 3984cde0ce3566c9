// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of every refusal; contract 61 section 5. */
@Schema(description = "Body of every refusal.")
public record ErrorBody(ApiError error) {

    /**
     * The refusal.
     *
     * @param code    the HTTP status
     * @param message reason phrase of the status
     * @param errors  never empty
     * @param traceId finds the request in the log of the server
     */
    @Schema(description = "The refusal.")
    public record ApiError(
            @Schema(description = "HTTP status.", example = "404") int code,
            @Schema(description = "Reason phrase of the status.", example = "Not Found") String message,
            @Schema(description = "What is wrong; never empty.") List<Problem> errors,
            @Schema(description = "Finds the request in the log of the server.") String traceId) {
        public ApiError {
            errors = List.copyOf(errors);
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param reason       stable word
     * @param message      for people
     * @param locationType {@code path} or {@code parameter}; null: absent
     * @param location     name of the field or path part; null: absent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(description = "One thing that is wrong.")
    public record Problem(
            @Schema(description = "Stable word for programs.", example = "conferenceNotFound") String reason,
            @Schema(description = "Text for people, in English.") String message,
            @Schema(description = "Where the location is; absent if there is none.", allowableValues = {"path", "parameter"},
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED)
            @JsonProperty("locationType") @Nullable String locationType,
            @Schema(description = "Name of the field or path part; absent if there is none.",
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED)
            @Nullable String location) {}
}
