// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.identity.Identity;

/**
 * Stored conferences, an OSGi service; rights are checked here. Whoever may not see a conference gets
 * {@link ConferenceError#CONFERENCE_NOT_FOUND}. Thread-safe, blocks.
 */
@ProviderType
public interface ConferenceService {

    /**
     * Stores a new conference. Signed-in accounts create for themselves, administrators for any owner.
     *
     * @throws org.rostrum.base.error.RostrumException a code for each bad or not yet supported field, with its location
     */
    Conference create(Draft draft, Identity by);

    /** Changes the given fields; refused with {@link ConferenceError#CONFERENCE_RUNNING} while it runs (40/ST-1), but for the description. */
    Conference change(ConferenceId id, Draft changes, Identity by);

    /** Deletes; refused while it runs. */
    void delete(ConferenceId id, Identity by);

    /** As {@code by} may see it: owner, listed, administrator (61/AO-19), or anybody signed in for public ones. */
    Conference get(ConferenceId id, Identity by);

    /** What the conference page may show to anybody; empty where it does not exist (80/UGP-8). */
    Optional<Card> card(ConferenceId id);

    /** As {@link #card} of each, however many they are; those that do not exist are left out. */
    Map<ConferenceId, Card> cards(Collection<ConferenceId> ids);

    /**
     * Conferences that concern {@code by}: all for administrators, those that he owns or is listed in for accounts (61/AO-19),
     * none for guests; running ones first, then newest first.
     *
     * @param limit 1 to 2,000
     */
    Page search(Filter filter, int offset, int limit, Identity by);

    /**
     * As {@link #search(Filter, int, int, Identity)} in an order of the caller's choice.
     *
     * @throws RostrumException {@code notSupported} with location {@code sort_field} where only the usual order is known
     */
    default Page search(Filter filter, Sort sort, int offset, int limit, Identity by) {
        throw new RostrumException(CommonError.NOT_SUPPORTED, "This list has one order only.", "sort_field");
    }

    /** Whether {@code by} may run, stop, change and delete it. */
    boolean mayManage(Conference conference, Identity by);

    /**
     * Fields to store; null means "not given". {@code owner}: login or {@code login@server}. Words that are known but not
     * built yet are refused with {@link ConferenceError#MODE_NOT_SUPPORTED} or {@code notSupported}.
     */
    record Draft(
            @Nullable String id,
            @Nullable String topic,
            @Nullable String description,
            @Nullable String owner,
            @Nullable Access access,
            @Nullable ConferenceMode mode,
            @Nullable LaunchType launchType,
            @Nullable List<Invitee> invitations,
            @Nullable Boolean uninvitedAllowed,
            @Nullable List<String> tags) {}

    /** A person to list. */
    record Invitee(String address, @Nullable String displayName, boolean moderator) {}

    /** Null or blank means "any". */
    record Filter(
            @Nullable String topic,
            @Nullable String topicOrId,
            @Nullable String owner,
            @Nullable Boolean running,
            @Nullable Access access,
            @Nullable ConferenceMode mode,
            @Nullable String invitation,
            @Nullable String tag) {
        /** Everything. */
        public static final Filter ALL = new Filter(null, null, null, null, null, null, null, null);
    }

    /** What a list may be ordered by. */
    enum SortField {
        CREATED_AT,
        TOPIC,
        ID
    }

    /** An order; equal ones follow each other by ID. */
    record Sort(SortField field, boolean descending) {}

    /** Part of a list, and how long the whole is. */
    record Page(int total, List<Conference> conferences) {
        public Page {
            conferences = List.copyOf(conferences);
        }
    }

    /** Public facts (80/UCP-2). */
    record Card(
            ConferenceId id, String topic, String description, String ownerName, Access access, LaunchType launchType,
            boolean running) {}
}
