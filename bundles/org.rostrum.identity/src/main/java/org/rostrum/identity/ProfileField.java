// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Fields of a profile whose display to others an administrator switches, in the order of the page (30 §4, 30/FLD-1). Names on
 * the wire: contract 61 section 8.1, the others in its manner.
 */
public enum ProfileField {
    ID("id", 64, true, true),
    EMAIL("email", 320, true, true),
    FIRST_NAME("first_name", 240, true, false),
    LAST_NAME("last_name", 240, true, false),
    MIDDLE_NAME("middle_name", 240, true, false),
    COMPANY("company", 240, true, true),
    BRANCH("branch", 240, true, false),
    ADDRESS("address", 500, true, false),
    DEPARTMENT("department", 240, true, false),
    JOB_TITLE("job_title", 240, true, true),
    MANAGER("manager", 240, true, false),
    MOBILE_PHONE("mobile_phone", 64, false, false),
    WORK_PHONE("work_phone", 64, true, false),
    HOME_PHONE("home_phone", 64, false, false),
    SIP_NUMBER("sip_number", 128, true, false);

    private static final List<ProfileField> OF_PERSON =
            Arrays.stream(values()).filter(field -> field != ID && field != EMAIL).toList();

    private final String word;
    private final int maximum;
    private final boolean shown;
    private final boolean federated;

    ProfileField(String word, int maximum, boolean shown, boolean federated) {
        this.word = word;
        this.maximum = maximum;
        this.shown = shown;
        this.federated = federated;
    }

    /** Name on the wire. */
    public String word() {
        return word;
    }

    /** Most characters. */
    public int maximum() {
        return maximum;
    }

    /** Whether others of this server see it until an administrator says otherwise. */
    public boolean shownByDefault() {
        return shown;
    }

    /** Whether people of federated servers see it until an administrator says otherwise. */
    public boolean federatedByDefault() {
        return federated;
    }

    /** Those of a {@link Profile}: all but ID and e-mail, which an account has of its own. */
    public static List<ProfileField> ofPerson() {
        return OF_PERSON;
    }

    /** By its name on the wire. */
    public static Optional<ProfileField> of(String word) {
        return Arrays.stream(values()).filter(field -> field.word.equals(word)).findFirst();
    }
}
