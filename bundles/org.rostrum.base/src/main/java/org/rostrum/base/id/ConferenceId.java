// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.id;

import java.util.Optional;
import java.util.regex.Pattern;

/** CID: 1 to 128 digits, Latin letters, underscores, hyphens (00/R-81). Compared case-sensitively. */
public record ConferenceId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_-]{1,128}");

    public ConferenceId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a conference ID");
        }
    }

    /** Empty where the text is not a conference ID; never throws. */
    public static Optional<ConferenceId> tryParse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ConferenceId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
