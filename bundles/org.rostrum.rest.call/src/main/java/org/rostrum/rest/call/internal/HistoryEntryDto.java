// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.call.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.call.CallHistory;
import org.rostrum.conference.ConferenceService;
import org.rostrum.identity.Account;
import org.rostrum.identity.ProfileField;

/** One line of somebody's call history (80/UCH-2). */
@Schema(description = "One line of a call history.")
record HistoryEntryDto(
        @Schema(description = "Of the call, or of the session of a conference.") String id,
        @Schema(description = "incoming, outgoing, missed, conference.") String type,
        @Schema(description = "The other, or the topic of the conference.") String displayName,
        @Schema(description = "Account ID of the other; null for groups and conferences.") @Nullable String accountId,
        @Schema(description = "Call string that calls back; empty where nothing does: a conference that is over for good or deleted.") String address,
        @Schema(description = "Topic of the conference that one was called into; null for calls.") @Nullable String title,
        @Schema(description = "The conference, where there was one; null else.") @Nullable String conferenceId,
        @Schema(description = "Display name of the conference's owner; null for calls, and where the conference does not exist any more.")
        @Nullable String ownerName,
        @Schema(description = "Session in the call history of the server; null where nobody took the call.") @Nullable String sessionId,
        @Schema(description = "Unix seconds.") long startedAt,
        @Schema(description = "Seconds; 0 for what was not answered.") long duration,
        @Schema(description = "Why it ended (docs/protocols/calls.md); null while it goes on, and for conferences.") @Nullable String cause,
        @Schema(description = "Number of the cause on the terminal wire; null as cause.") @Nullable Integer causeCode,
        @Schema(description = "Another member of the group who has taken it; null for nobody.") @Nullable String answeredBy) {

    /** Part of a history. */
    record ListBody(@Schema(description = "How many there are on all pages.") int results, List<HistoryEntryDto> calls) {}

    /**
     * @param peers accounts of the others that exist still
     * @param cards conferences that exist still
     * @param seen  fields of others that the reader is shown; a reference stands for a hidden ID, and calls back as well (30/FLD-2)
     */
    static HistoryEntryDto of(CallHistory.Entry entry, Map<AccountKey, Account> peers, Map<ConferenceId, ConferenceService.Card> cards,
            Set<ProfileField> seen) {
        Account peer = entry.peer() == null ? null : peers.get(entry.peer());
        boolean conference = entry.type() == CallHistory.Type.CONFERENCE;
        ConferenceService.Card card = conference && entry.conference() != null ? cards.get(entry.conference()) : null;
        String address = entry.peer() == null || seen.contains(ProfileField.ID) ? entry.address()
                // who is gone cannot be called, and his ID stays hidden
                : peer == null ? "" : peer.idFor(seen).login();
        return new HistoryEntryDto(entry.ref(), entry.type().name().toLowerCase(Locale.ROOT), entry.peerName(),
                peer == null ? null : peer.idFor(seen).toString(), conference && card == null ? "" : address, entry.title(),
                conference && entry.conference() != null ? entry.conference().value() : null, card == null ? null : card.ownerName(),
                entry.session() == null ? null : entry.session().toString(),
                entry.startedAt().getEpochSecond(), entry.duration().toSeconds(), entry.cause() == null ? null : entry.cause().word(),
                entry.cause() == null ? null : entry.cause().terminal(), entry.answeredBy());
    }
}
