// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.push.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.CommonError;
import org.rostrum.edge.RestResource;
import org.rostrum.push.PushPreferences.Change;
import org.rostrum.push.PushPreferences.Choice;
import org.rostrum.push.PushPreferences;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;

/** What the account wants to be told where nothing of it is open; 55/NTF-4. */
@Component(service = MyPushPreferencesResource.class)
@RestResource
@Path("me/push-preferences")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "push")
public final class MyPushPreferencesResource {

    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    /** What is chosen, or shall be. */
    @Schema(description = "What devices are told; in a change, what is absent stays.")
    record PushPreferencesDto(
            @Schema(description = "Calls and invitations to conferences as they ring.") @Nullable Boolean calls,
            @Schema(description = "Calls that nobody took.") @Nullable Boolean missedCalls,
            @Schema(description = "Whether nothing is told in the quiet hours; calls that begin in them do not ring on sleeping devices.")
            @Nullable Boolean quiet,
            @Schema(description = "Every day from here.", example = "22:00") @Nullable String quietFrom,
            @Schema(description = "Until here, another time; before quiet_from: on the next day.", example = "07:00") @Nullable String quietUntil,
            @Schema(description = "Where the clock stands: IANA name.", example = "Europe/Paris") @Nullable String timeZone) {

        static PushPreferencesDto of(Choice choice) {
            return new PushPreferencesDto(choice.calls(), choice.missedCalls(), choice.quiet(), choice.hours().from().toString(),
                    choice.hours().until().toString(), choice.hours().zone().getId());
        }

        Change change() {
            Check check = new Check();
            LocalTime from = read(check, "quiet_from", quietFrom, MyPushPreferencesResource::time);
            LocalTime until = read(check, "quiet_until", quietUntil, MyPushPreferencesResource::time);
            ZoneId zone = read(check, "time_zone", timeZone, MyPushPreferencesResource::zone);
            check.done();
            return new Change(calls, missedCalls, quiet, from, until, zone);
        }
    }

    /** Wrapped in its noun. */
    record PushPreferencesBody(PushPreferencesDto preferences) {}

    private final PushPreferences preferences;

    @Activate
    public MyPushPreferencesResource(@Reference PushPreferences preferences) {
        this.preferences = preferences;
    }

    @GET
    @Needs(Need.USER)
    @Operation(summary = "Tells what the account's devices are told while none of its pages is open.")
    public PushPreferencesBody getMyPushPreferences(@Context Caller caller) {
        return new PushPreferencesBody(PushPreferencesDto.of(preferences.of(caller.user().key())));
    }

    @PATCH
    @Needs(Need.USER)
    @Operation(summary = "Sets what the account's devices are told; what is absent stays.")
    @Refuses("400 invalidValue")
    public PushPreferencesBody changeMyPushPreferences(PushPreferencesDto wanted, @Context Caller caller) {
        return new PushPreferencesBody(PushPreferencesDto.of(preferences.change(caller.user().key(), wanted.change())));
    }

    private static <T> @Nullable T read(Check check, String location, @Nullable String text, Function<String, Optional<T>> reader) {
        if (text == null) {
            return null;
        }
        Optional<T> value = reader.apply(text);
        if (value.isEmpty()) {
            check.add(CommonError.INVALID_VALUE, location + " cannot have this value.", location);
        }
        return value.orElse(null);
    }

    private static Optional<LocalTime> time(String text) {
        return TIME.matcher(text).matches() ? Optional.of(LocalTime.parse(text)) : Optional.empty();
    }

    /** Only places, as an offset would be wrong for half of the year. */
    private static Optional<ZoneId> zone(String text) {
        return ZoneId.getAvailableZoneIds().contains(text) ? Optional.of(ZoneId.of(text)) : Optional.empty();
    }
}
