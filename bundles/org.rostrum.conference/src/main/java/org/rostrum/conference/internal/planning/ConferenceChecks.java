// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.planning;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.ErrorCode;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.conference.ConferenceError;
import org.rostrum.conference.ConferenceMode;
import org.rostrum.conference.ConferenceService;
import org.rostrum.conference.LaunchType;

/** What may be stored: one check for each field, each with its code and location. Pure. */
final class ConferenceChecks {

    private static final int LONGEST_TOPIC = 240;
    private static final int LONGEST_DESCRIPTION = 20_000;
    private static final int LONGEST_NAME = 240;
    private static final int LONGEST_ADDRESS = 320;
    private static final int LONGEST_TAG = 100;
    private static final int MOST_TAGS = 100;
    /** As many as a conference can have participants (00/R-34). */
    private static final int MOST_INVITATIONS = 2_000;

    private ConferenceChecks() {}

    /** 00/R-46; 61 section 11.1. */
    static String topic(@Nullable String topic) {
        if (topic == null || topic.isBlank()) {
            throw new RostrumException(CommonError.REQUIRED, "A conference needs a topic.", "topic");
        }
        return line(topic.strip(), LONGEST_TOPIC, "topic");
    }

    static String description(String description) {
        boolean bad = description.length() > LONGEST_DESCRIPTION || description.chars().anyMatch(ConferenceChecks::unprintable);
        if (bad) {
            throw invalid("A description has at most 20,000 characters and no control characters.", "description");
        }
        return description;
    }

    /** 40/ID-1, 00/R-81. */
    static ConferenceId id(String id) {
        return ConferenceId.tryParse(id)
                .orElseThrow(() -> invalid("An ID has 1 to 128 digits, Latin letters, underscores and hyphens.", "id"));
    }

    static ConferenceMode mode(ConferenceMode mode) {
        if (mode != ConferenceMode.ALL_ON_SCREEN) {
            throw refused(ConferenceError.MODE_NOT_SUPPORTED, "This mode is not built yet.", "mode");
        }
        return mode;
    }

    static LaunchType launchType(LaunchType type) {
        if (type != LaunchType.ROOM) {
            throw refused(ConferenceError.SCHEDULE_NOT_SUPPORTED, "Only virtual rooms are built yet.", "schedule");
        }
        return type;
    }

    /** Without repetitions, in the given order. */
    static List<String> tags(List<String> tags) {
        Set<String> distinct = new LinkedHashSet<>();
        for (String tag : tags) {
            if (tag == null || tag.isBlank()) {
                throw invalid("A tag is not empty.", "tags");
            }
            distinct.add(line(tag.strip(), LONGEST_TAG, "tags"));
        }
        if (distinct.size() > MOST_TAGS) {
            throw invalid("A conference has at most 100 tags.", "tags");
        }
        return List.copyOf(distinct);
    }

    static List<ConferenceService.Invitee> invitations(List<ConferenceService.Invitee> invitees) {
        if (invitees.size() > MOST_INVITATIONS) {
            throw invalid("A conference lists at most 2,000 people.", "invitations");
        }
        List<ConferenceService.Invitee> checked = new ArrayList<>();
        for (ConferenceService.Invitee invitee : invitees) {
            if (invitee == null || invitee.address() == null || invitee.address().isBlank()) {
                throw refused(CommonError.REQUIRED, "A listed person needs an ID.", "invitations");
            }
            String name = invitee.displayName() == null ? "" : line(invitee.displayName().strip(), LONGEST_NAME, "invitations");
            String address = line(invitee.address().strip(), LONGEST_ADDRESS, "invitations");
            checked.add(new ConferenceService.Invitee(address, name, invitee.moderator()));
        }
        return checked;
    }

    private static String line(String text, int longest, String location) {
        if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw invalid("At most " + longest + " characters and no control characters.", location);
        }
        return text;
    }

    private static boolean unprintable(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }

    private static RostrumException invalid(String message, String location) {
        return refused(CommonError.INVALID_VALUE, message, location);
    }

    private static RostrumException refused(ErrorCode code, String message, String location) {
        return new RostrumException(code, message, location);
    }
}
