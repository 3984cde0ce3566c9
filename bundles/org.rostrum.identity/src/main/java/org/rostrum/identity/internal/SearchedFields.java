// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rostrum.identity.ContactCard;
import org.rostrum.identity.ProfileField;
import org.rostrum.identity.VisibleFields.Viewer;
import org.rostrum.identity.VisibleFields;

/**
 * What colleagues find each other by: display name and what they are shown of the other fields that a search looks at. In hidden
 * ones nothing is looked for, or guesses would read them letter by letter (30/FLD-2). Immutable.
 *
 * @param shown fields that colleagues see
 */
record SearchedFields(Set<ProfileField> shown) {

    /** Beside the display name; each with its compared form in the database. */
    private static final Map<ProfileField, String> COLUMNS = new EnumMap<>(Map.of(
            ProfileField.ID, "lower(a.login)", ProfileField.EMAIL, "a.emailKey", ProfileField.FIRST_NAME, "lower(a.profile.firstName)",
            ProfileField.MIDDLE_NAME, "lower(a.profile.middleName)", ProfileField.LAST_NAME, "lower(a.profile.lastName)",
            ProfileField.COMPANY, "lower(a.profile.company)"));

    static SearchedFields of(VisibleFields visible) {
        return new SearchedFields(visible.seenBy(Viewer.COLLEAGUE));
    }

    /** That an account {@code a} has the parameter {@code text}, in its compared form, in what is shown of it. */
    String condition() {
        String somewhere = "locate(:text, a.searchKey) > 0";
        if (shown.containsAll(COLUMNS.keySet())) {
            return somewhere;
        }
        return Stream.concat(Stream.of("a.displayKey"), COLUMNS.keySet().stream().filter(shown::contains).map(COLUMNS::get))
                .map(column -> "locate(:text, " + column + ") > 0")
                .collect(Collectors.joining(" or ", somewhere + " and (", ")"));
    }

    /** The same of an account at hand, in its compared form. */
    String text(ContactCard card, String login) {
        return Stream.concat(Stream.of(card.displayName()), COLUMNS.keySet().stream().filter(shown::contains)
                        .map(field -> field == ProfileField.ID ? login : card.get(field)))
                .collect(Collectors.collectingAndThen(Collectors.joining("\n"), Names::searchKey));
    }
}
