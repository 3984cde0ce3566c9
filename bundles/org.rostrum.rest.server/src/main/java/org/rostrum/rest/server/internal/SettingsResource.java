// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.CommonError;
import org.rostrum.edge.RestResource;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;
import org.rostrum.settings.SettingCatalogue.Entry;
import org.rostrum.settings.SettingCatalogue;
import org.rostrum.settings.SettingType;

/** Settings of site and node; 10/L SET. */
@Component(service = SettingsResource.class)
@RestResource
@Path("settings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "settings")
public final class SettingsResource {

    /** Settings by area. */
    record SettingsBody(List<SettingGroupDto> groups) {}

    /** One area. */
    @Schema(description = "Settings of one area.")
    record SettingGroupDto(String id, String title, List<SettingDto> settings) {

        static SettingGroupDto of(SettingCatalogue.Group group, SettingCatalogue catalogue) {
            return new SettingGroupDto(group.id(), group.title(),
                    group.settings().stream().map(entry -> SettingDto.of(entry, catalogue.elsewhere(entry.name()))).toList());
        }
    }

    /** One setting. */
    @Schema(description = "One setting with its value.")
    record SettingDto(
            String name, String title, String description,
            @Schema(allowableValues = {"text", "number", "flag", "choice", "secret", "list"}) String type,
            @Nullable String unit, @Nullable Long minimum, @Nullable Long maximum,
            @Schema(description = "Of a choice; else null.") @Nullable List<String> choices,
            @Schema(name = "default", description = "As value; null of a secret.")
            @JsonProperty("default") @Nullable Object fallback,
            @Schema(description = "Text, number, flag or list; of a secret *** if it is set, else null.") @Nullable Object value,
            @Schema(allowableValues = {"site", "node"}) String scope,
            @Schema(description = "What starts anew: listener by itself, server by its administrator; null: counts at once.",
                    allowableValues = {"listener", "server"}) @Nullable String restart,
            @Schema(description = "Path of the operation that changes it instead, with a test first; null: this one.") @Nullable String elsewhere,
            @Schema(description = "Unix seconds; null: never, or not known.") @Nullable Long changedAt,
            @Nullable String changedBy) {

        static SettingDto of(Entry entry, Optional<String> elsewhere) {
            var info = entry.info();
            return new SettingDto(entry.name(), info.title(), info.description(), info.type().word(), info.unit(), info.minimum(),
                    info.maximum(), info.type() == SettingType.CHOICE ? info.choices() : null,
                    SettingValues.json(info.type(), entry.fallback()), SettingValues.json(info.type(), entry.value()),
                    entry.scope().name().toLowerCase(Locale.ROOT), info.restart() == null ? null : info.restart().word(), elsewhere.orElse(null),
                    entry.changedAt() == null ? null : entry.changedAt().getEpochSecond(), entry.changedBy());
        }
    }

    /** What to change. */
    record ChangeSettingsRequest(
            @Schema(description = "Name to new value; null: back to the default.") @Nullable Map<String, Object> values) {}

    private final SettingCatalogue catalogue;

    @Activate
    public SettingsResource(@Reference SettingCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "All settings by area.")
    public SettingsBody getSettings(
            @Parameter(description = "Text in name, title, description or area.") @QueryParam("search") @Nullable String search) {
        return new SettingsBody(catalogue.groups(search == null ? "" : search).stream().map(group -> SettingGroupDto.of(group, catalogue)).toList());
    }

    @PATCH
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Changes settings, all of them or none.")
    @Refuses({"400 required", "400 settingNotFound", "400 settingElsewhere", "400 portTaken", "503 secretKeyUnavailable"})
    public SettingsBody changeSettings(ChangeSettingsRequest request, @Context Caller caller) {
        new Check().present("values", request.values()).done();
        Map<String, @Nullable String> texts = texts(Objects.requireNonNull(request.values()));
        Check check = new Check();
        catalogue.check(texts).forEach(fault -> check.add(fault.error(), fault.message(), fault.name()));
        check.done();
        catalogue.change(texts, caller.identity().name());
        return new SettingsBody(catalogue.groups("").stream()
                .filter(group -> group.settings().stream().map(Entry::name).anyMatch(texts::containsKey))
                .map(group -> SettingGroupDto.of(group, catalogue))
                .toList());
    }

    /** Without secrets that come back as they were shown. */
    private Map<String, @Nullable String> texts(Map<String, @Nullable Object> values) {
        Check check = new Check();
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        Set<String> names = values.keySet();
        for (String name : names) {
            Object value = values.get(name);
            SettingType type = catalogue.find(name).map(entry -> entry.info().type()).orElse(SettingType.TEXT);
            if (type == SettingType.SECRET && SettingValues.MASK.equals(value)) {
                continue;
            }
            String text = value == null ? null : SettingValues.text(type, value);
            if (value != null && text == null) {
                check.add(CommonError.INVALID_VALUE, "The value has the wrong type.", name);
            }
            texts.put(name, text);
        }
        check.done();
        return texts;
    }
}
