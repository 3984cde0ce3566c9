// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.planning;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.conference.Access;
import org.rostrum.conference.Conference;
import org.rostrum.conference.ConferenceMode;
import org.rostrum.conference.ConferenceService;
import org.rostrum.conference.LaunchType;
import org.rostrum.identity.Identity;
import org.rostrum.licence.Licence;
import org.rostrum.licence.LicenceError;
import org.rostrum.licence.LicenceFeature;

/** Makes conferences from drafts: checks each field, fills in defaults. Blocks for the accounts. Thread-safe. */
final class ConferencePlanner {

    private final People people;
    private final Licence licence;

    ConferencePlanner(People people, Licence licence) {
        this.people = people;
        this.licence = licence;
    }

    /** A new conference with the defaults of 40/A-5 and 00/R-35. */
    Conference create(ConferenceService.Draft draft, ConferenceId id, Identity by, Instant now) {
        AccountKey owner = people.newOwner(draft.owner(), by);
        Access access = access(Objects.requireNonNullElse(draft.access(), Access.INTERNAL));
        return new Conference(
                id,
                ConferenceChecks.topic(draft.topic()),
                ConferenceChecks.description(Objects.requireNonNullElse(draft.description(), "")),
                owner,
                access,
                ConferenceChecks.mode(Objects.requireNonNullElse(draft.mode(), ConferenceMode.ALL_ON_SCREEN)),
                ConferenceChecks.launchType(Objects.requireNonNullElse(draft.launchType(), LaunchType.ROOM)),
                people.list(ConferenceChecks.invitations(orEmpty(draft.invitations())), owner, access),
                Objects.requireNonNullElse(draft.uninvitedAllowed(), true),
                ConferenceChecks.tags(orEmpty(draft.tags())),
                now,
                now);
    }

    /** {@code old} with the fields that {@code changes} gives. */
    Conference change(Conference old, ConferenceService.Draft changes, Identity by, Instant now) {
        if (changes.id() != null && !changes.id().equals(old.id().value())) {
            throw new RostrumException(CommonError.NOT_SUPPORTED, "The ID of a conference cannot be changed yet.", "id");
        }
        AccountKey owner = people.changedOwner(old.owner(), changes.owner(), by);
        Access access = changes.access() == null ? old.access() : access(changes.access());
        return new Conference(
                old.id(),
                changes.topic() == null ? old.topic() : ConferenceChecks.topic(changes.topic()),
                changes.description() == null ? old.description() : ConferenceChecks.description(changes.description()),
                owner,
                access,
                changes.mode() == null ? old.mode() : ConferenceChecks.mode(changes.mode()),
                changes.launchType() == null ? old.launchType() : ConferenceChecks.launchType(changes.launchType()),
                changes.invitations() == null
                        ? people.withOwner(old.invitations(), owner)
                        : people.list(ConferenceChecks.invitations(changes.invitations()), owner, access),
                Objects.requireNonNullElse(changes.uninvitedAllowed(), old.uninvitedAllowed()),
                changes.tags() == null ? old.tags() : ConferenceChecks.tags(changes.tags()),
                old.createdAt(),
                now);
    }

    /** 80/UPL-3. */
    private Access access(Access access) {
        if (access == Access.PUBLIC && !licence.has(LicenceFeature.PUBLIC_CONFERENCES)) {
            throw new RostrumException(LicenceError.FEATURE_MISSING, "The licence has no public conferences.", "access");
        }
        return access;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
