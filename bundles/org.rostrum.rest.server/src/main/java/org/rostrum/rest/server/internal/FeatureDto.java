// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rostrum.extension.FeatureInfo;

/** One part of the server on the wire. */
@Schema(name = "Feature", description = "One part of the server: of the core, an extension, or a library.")
record FeatureDto(
        @Schema(example = "org.example.applause") String id,
        @Schema(description = "English, short.") String title,
        String description,
        String version,
        @Schema(allowableValues = {"core", "extension", "library"}) String kind,
        @Schema(description = "available: its file is kept, nothing of it is in the server.",
                allowableValues = {"active", "stopped", "installed", "available", "failed"}) String state,
        @Schema(description = "Code of what keeps it from being active; null: nothing.") @Nullable String reason,
        @Schema(allowableValues = {"granted", "missing", "not_needed"}) String licence,
        @Schema(description = "Licence feature that it needs; null: none.") @Nullable String licenceFeature,
        @Schema(description = "What may be done with it now: start, stop, install, uninstall.") List<String> can) {

    static FeatureDto of(FeatureInfo feature) {
        return new FeatureDto(feature.id(), feature.title(), feature.description(), feature.version(), word(feature.kind()),
                word(feature.state()), feature.reason(), word(feature.licensing()), feature.licenceFeature(),
                feature.can().stream().sorted().map(FeatureDto::word).toList());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
