// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.PasswordRules;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.settings.SiteSettings;

/** What new passwords must have, for whoever is about to type one (30/PWD-3). */
@Component(service = PasswordRulesResource.class)
@RestResource
@Path("password-rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "server")
public final class PasswordRulesResource {

    /** Wrapped in its noun. */
    record PasswordRulesBody(PasswordRulesDto passwordRules) {}

    /** The rules that hold now. */
    @Schema(description = "What a new password must have; it is never the login.")
    record PasswordRulesDto(
            @Schema(description = "Fewest characters.") int minimumCharacters,
            @Schema(description = "Most characters.") int maximumCharacters,
            @Schema(description = "Letters in upper and lower case.") boolean bothCases,
            @Schema(description = "A digit, 0 to 9.") boolean digit,
            @Schema(description = "One of the special characters.") boolean specialCharacter,
            @Schema(description = "What counts as a special character.") String specialCharacters) {}

    private final SiteSettings settings;

    @Activate
    public PasswordRulesResource(@Reference SiteSettings settings) {
        this.settings = settings;
    }

    @GET
    @Needs(value = Need.NOBODY, beforeSetup = true)
    @Operation(summary = "What a new password must have.")
    public PasswordRulesBody getPasswordRules() {
        PasswordRules rules = PasswordRules.of(settings);
        return new PasswordRulesBody(new PasswordRulesDto(rules.minimum(), PasswordRules.MAXIMUM, rules.bothCases(), rules.digit(),
                rules.special(), PasswordRules.SPECIAL));
    }
}
