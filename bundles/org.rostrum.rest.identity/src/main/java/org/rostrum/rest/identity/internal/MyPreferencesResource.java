// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.AdministratorSelf.Preferences;
import org.rostrum.identity.AdministratorSelf;
import org.rostrum.identity.Identity;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;

/** How the panel looks to the administrator who asks (10/PRF-1, 60/SA-7). */
@Component(service = MyPreferencesResource.class)
@RestResource
@Path("me/preferences")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "me")
public final class MyPreferencesResource {

    /** What is chosen, or shall be. */
    @Schema(description = "Preferences of an administrator; in a change, what is absent stays.")
    record PreferencesDto(
            @Schema(description = "Language tag.", example = "en") @Nullable String language,
            @Schema(description = "IANA name.", example = "Europe/Paris") @Nullable String timeZone,
            @Schema(description = "Whether the zone of the device counts instead.") @Nullable Boolean useDeviceTimeZone,
            @Schema(allowableValues = {"UTF-8", "UTF-16LE", "windows-1251", "windows-1252"}) @Nullable String csvEncoding,
            @Schema(description = "; , | or a tab.") @Nullable String csvDelimiter) {

        static PreferencesDto of(Preferences chosen) {
            return new PreferencesDto(
                    chosen.language(), chosen.timeZone(), chosen.useDeviceTimeZone(), chosen.csvEncoding(), chosen.csvDelimiter());
        }

        Preferences over(Preferences now) {
            return new Preferences(
                    Objects.requireNonNullElse(language, now.language()), Objects.requireNonNullElse(timeZone, now.timeZone()),
                    Objects.requireNonNullElse(useDeviceTimeZone, now.useDeviceTimeZone()),
                    Objects.requireNonNullElse(csvEncoding, now.csvEncoding()),
                    Objects.requireNonNullElse(csvDelimiter, now.csvDelimiter()));
        }
    }

    private final AdministratorSelf self;

    @Activate
    public MyPreferencesResource(@Reference AdministratorSelf self) {
        this.self = self;
    }

    @GET
    @Needs(Need.AUDITOR)
    @Operation(summary = "Tells the administrator's preferences.")
    public PreferencesDto getMyPreferences(@Context Caller caller) {
        return PreferencesDto.of(self.preferences(Administrators.of(caller)));
    }

    @PATCH
    @Needs(Need.AUDITOR)
    @Operation(summary = "Changes the administrator's preferences.")
    public PreferencesDto changeMyPreferences(PreferencesDto request, @Context Caller caller) {
        Identity.Administrator who = Administrators.of(caller);
        Preferences wanted = request.over(self.preferences(who));
        self.setPreferences(who, wanted);
        return PreferencesDto.of(wanted);
    }
}
