// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.SessionId;

/** What became of people's calls and conferences (30/HIS, 80/UCH), an OSGi service. Thread-safe, blocks. */
@ProviderType
public interface CallHistory {

    /** Largest page. */
    int LARGEST_PAGE = 1_000;

    /** A part of somebody's history. */
    Page of(AccountKey account, Filter filter, boolean oldestFirst, int offset, int limit);

    /** Deletes the lines of somebody that match (30/HIS-8); sessions and recordings stay. Returns how many. */
    int delete(AccountKey account, Filter filter);

    /** Missed calls since he looked last. */
    int unseen(AccountKey account);

    /** He has looked at his missed calls now. */
    void see(AccountKey account);

    /** How somebody wants to be called. */
    Preferences preferences(AccountKey account);

    /** Sets it; null: as before. */
    Preferences prefer(AccountKey account, @Nullable Boolean waiting, @Nullable Boolean serverOnly);

    /** Kinds of lines (30/HIS-4). The wire word is the lower-case name. */
    enum Type {
        INCOMING,
        OUTGOING,
        MISSED,
        CONFERENCE
    }

    /**
     * Which lines.
     *
     * @param text in name or address of the other, or topic; blank: all
     * @param ids  whether the reader is shown the IDs of others; if not, nothing is looked for in their addresses (30/FLD-2)
     * @param type null: all
     * @param from null: from the first
     * @param to   null: to the last; exclusive
     */
    record Filter(String text, boolean ids, @Nullable Type type, @Nullable Instant from, @Nullable Instant to) {
        /** Everything. */
        public static final Filter ALL = new Filter("", true, null, null, null);
    }

    /**
     * One line.
     *
     * @param ref        of the call, or of the session of a conference
     * @param peer       account of the other; null for groups and conferences
     * @param peerName   name of the other, or topic of the conference
     * @param address    call string that calls back
     * @param title      topic of the conference that he was called into; null for calls
     * @param session    null where there was none
     * @param conference null where there was none
     * @param duration   zero for what was not answered
     * @param cause      null while it goes on, and for conferences
     * @param answeredBy another member of the group who has it; null for nobody
     */
    record Entry(
            String ref, Type type, @Nullable AccountKey peer, String peerName, String address, @Nullable String title,
            @Nullable SessionId session, @Nullable ConferenceId conference, Instant startedAt, Duration duration, @Nullable CallCause cause,
            @Nullable String answeredBy) {}

    /** Part of a history. @param total of all parts */
    record Page(int total, List<Entry> entries) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /**
     * How somebody wants to be called.
     *
     * @param waiting    a second call rings while he talks (00/R-88)
     * @param serverOnly media always through the server (00/R-19)
     */
    record Preferences(boolean waiting, boolean serverOnly) {
        /** Until he says something else. */
        public static final Preferences DEFAULT = new Preferences(true, false);
    }
}
