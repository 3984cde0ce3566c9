// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.media.MediaSource;

/** What a participant may ask of his session. Moderators' commands are refused to others with {@code notModerator}. */
public sealed interface SeatCommand {

    /** Own microphone, camera, content open or closed; null: unchanged. */
    record SetMedia(@Nullable Boolean microphone, @Nullable Boolean camera, @Nullable Boolean content) implements SeatCommand {}

    /** Own display name, 1 to 240 characters. */
    record Rename(String displayName) implements SeatCommand {}

    /** Gives the seat up. */
    record Leave() implements SeatCommand {}

    /** Moderator: closes somebody's source; he may open it again himself (80/UMD-2). */
    record Mute(ParticipantId participant, MediaSource source) implements SeatCommand {}

    /** Moderator: closes everybody's microphone but the moderators'. */
    record MuteAll() implements SeatCommand {}

    /** Moderator: removes for the rest of the session; never the owner (10/PR-7). */
    record Remove(ParticipantId participant) implements SeatCommand {}

    /** Moderator: appoints or revokes (10/PR-4); never the owner. */
    record SetModerator(ParticipantId participant, boolean moderator) implements SeatCommand {}

    /** Moderator: entry lock on or off (40/RC-6). */
    record SetEntryLock(boolean locked) implements SeatCommand {}

    /** Moderator: ends the session for all. */
    record End() implements SeatCommand {}
}
