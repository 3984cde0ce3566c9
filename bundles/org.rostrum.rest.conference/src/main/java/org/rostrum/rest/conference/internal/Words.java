// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.conference.Access;
import org.rostrum.conference.ConferenceMode;
import org.rostrum.conference.ConferenceService.Sort;
import org.rostrum.conference.ConferenceService.SortField;
import org.rostrum.rest.InvalidRequest;

/** Words of the wire for enums of the domain; contract 61 section 11.1, ruling 00/R-25. Pure. */
final class Words {

    static final String RUNNING = "running";
    static final String STOPPED = "stopped";

    private static final Map<ConferenceMode, String> MODES = Map.of(
            ConferenceMode.ALL_ON_SCREEN, "PxP",
            ConferenceMode.VIDEO_LECTURE, "OxP",
            ConferenceMode.MODERATED, "S|L",
            ConferenceMode.SMART_MEETING, "S|L Auto");

    private static final Map<Access, String> ACCESS = Map.of(Access.INTERNAL, "private", Access.PUBLIC, "public");

    private Words() {}

    static String of(ConferenceMode mode) {
        return MODES.get(mode);
    }

    static String of(Access access) {
        return ACCESS.get(access);
    }

    static String state(boolean running) {
        return running ? RUNNING : STOPPED;
    }

    /** @return null for null; @throws InvalidRequest for a word that nobody knows */
    static @Nullable ConferenceMode mode(@Nullable String word) {
        return word == null ? null : key(MODES, word).orElseThrow(() -> InvalidRequest.value("mode", "There is no such mode."));
    }

    /** @return null for null; @throws InvalidRequest for a word that nobody knows */
    static @Nullable Access access(@Nullable String word) {
        return word == null ? null : key(ACCESS, word).orElseThrow(() -> InvalidRequest.value("access", "Neither private nor public."));
    }

    /** @return null for null; @throws InvalidRequest for a word that nobody knows */
    static @Nullable Boolean running(@Nullable String word) {
        if (word == null) {
            return null;
        }
        if (!word.equals(RUNNING) && !word.equals(STOPPED)) {
            throw InvalidRequest.value("state", "Neither running nor stopped.");
        }
        return word.equals(RUNNING);
    }

    /**
     * Order of a list; contract 61 section 6. Fields that only others know are no reason to refuse a list.
     *
     * @return empty for the usual order
     */
    static Optional<Sort> sort(@Nullable String field, @Nullable Integer order) {
        if (order != null && order != 0 && order != 1) {
            throw InvalidRequest.value("sort_order", "Neither 0 nor 1.");
        }
        boolean descending = order != null && order == 1;
        if (field == null) {
            return order == null ? Optional.empty() : Optional.of(new Sort(SortField.CREATED_AT, descending));
        }
        return Arrays.stream(SortField.values())
                .filter(known -> known.name().equalsIgnoreCase(field))
                .map(known -> new Sort(known, descending))
                .findFirst();
    }

    private static <K> Optional<K> key(Map<K, String> words, String word) {
        return words.entrySet().stream().filter(entry -> entry.getValue().equals(word)).map(Map.Entry::getKey).findFirst();
    }
}
