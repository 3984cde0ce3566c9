// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.rostrum.identity.AdministratorSelf.Preferences;
import org.rostrum.identity.AdministratorSelf;
import org.rostrum.identity.Identity;
import org.rostrum.rest.Caller;

/** How an export is wanted. Filled by the engine, one for each request. */
public final class CsvQuery {

    @Parameter(description = "UTF-8, UTF-16LE, windows-1251 or windows-1252; absent: that of the preferences.")
    @QueryParam("encoding")
    @Nullable String encoding;

    @Parameter(description = "Semicolon, comma, bar or tab; absent: that of the preferences.")
    @QueryParam("delimiter")
    @Nullable String delimiter;

    @Parameter(description = "IANA name; absent: that of the preferences.")
    @QueryParam("time_zone")
    @Nullable String timeZone;

    CsvFormat format(Caller caller, AdministratorSelf self) {
        Preferences preferences =
                caller.identity() instanceof Identity.Administrator administrator ? self.preferences(administrator) : Preferences.DEFAULT;
        return CsvFormat.of(encoding, delimiter, timeZone, preferences);
    }
}
