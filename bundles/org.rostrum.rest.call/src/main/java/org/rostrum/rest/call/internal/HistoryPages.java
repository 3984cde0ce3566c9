// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.call.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.call.CallHistory;
import org.rostrum.conference.ConferenceService;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.ProfileField;
import org.rostrum.rest.Paging;

/** Reads histories for both resources. Stateless. */
final class HistoryPages {

    private static final int OLDEST_FIRST = 0;
    private static final int NEWEST_FIRST = 1;

    private HistoryPages() {}

    /** @param seen fields of others that the reader is shown; what he is not shown finds nothing (30/FLD-2) */
    static CallHistory.Filter filter(
            @Nullable String search, Set<ProfileField> seen, @Nullable String type, @Nullable Long from, @Nullable Long to) {
        return new CallHistory.Filter(search == null ? "" : search, seen.contains(ProfileField.ID), type(type), instant(from, "date_from"),
                instant(to, "date_to"));
    }

    private static CallHistory.@Nullable Type type(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        return Arrays.stream(CallHistory.Type.values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new RostrumException(CommonError.INVALID_VALUE, "type is incoming, outgoing, missed or conference.", "type"));
    }

    private static @Nullable Instant instant(@Nullable Long seconds, String location) {
        if (seconds != null && (seconds < 0 || seconds > Integer.MAX_VALUE * 4L)) {
            throw new RostrumException(CommonError.INVALID_VALUE, "A time is in seconds since 1970.", location);
        }
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }

    static HistoryEntryDto.ListBody page(
            CallHistory history, AccountService accounts, ConferenceService conferences, AccountKey account, Set<ProfileField> seen,
            CallHistory.Filter filter, @Nullable Integer order, Paging paging) {
        if (order != null && order != OLDEST_FIRST && order != NEWEST_FIRST) {
            throw new RostrumException(CommonError.INVALID_VALUE, "sort_order is 0 or 1.", "sort_order");
        }
        CallHistory.Page page = history.of(account, filter, order != null && order == OLDEST_FIRST, paging.offset(), paging.size());
        var peers = accounts.find(page.entries().stream().map(CallHistory.Entry::peer).filter(Objects::nonNull).distinct().toList());
        Map<ConferenceId, ConferenceService.Card> cards = cards(page.entries(), conferences);
        return new HistoryEntryDto.ListBody(page.total(), page.entries().stream().map(entry -> HistoryEntryDto.of(entry, peers, cards, seen)).toList());
    }

    /** Of the conferences that exist still: others have no page to go to (80/UCH-5). */
    private static Map<ConferenceId, ConferenceService.Card> cards(List<CallHistory.Entry> entries, ConferenceService conferences) {
        return conferences.cards(entries.stream()
                .filter(entry -> entry.type() == CallHistory.Type.CONFERENCE)
                .map(CallHistory.Entry::conference)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }
}
