// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.EnumMap;
import java.util.Map;
import org.rostrum.identity.Profile;
import org.rostrum.identity.ProfileField;

/** The columns of a profile in the row of its account. */
@Embeddable
class ProfileColumns {

    @Column(name = "first_name")
    private String firstName;

    @Column(name = "last_name")
    private String lastName;

    @Column(name = "middle_name")
    private String middleName;

    private String company;
    private String branch;
    private String address;
    private String department;

    @Column(name = "job_title")
    private String jobTitle;

    private String manager;

    @Column(name = "mobile_phone")
    private String mobilePhone;

    @Column(name = "work_phone")
    private String workPhone;

    @Column(name = "home_phone")
    private String homePhone;

    @Column(name = "sip_number")
    private String sipNumber;

    protected ProfileColumns() {}

    ProfileColumns(Profile profile) {
        firstName = profile.get(ProfileField.FIRST_NAME);
        lastName = profile.get(ProfileField.LAST_NAME);
        middleName = profile.get(ProfileField.MIDDLE_NAME);
        company = profile.get(ProfileField.COMPANY);
        branch = profile.get(ProfileField.BRANCH);
        address = profile.get(ProfileField.ADDRESS);
        department = profile.get(ProfileField.DEPARTMENT);
        jobTitle = profile.get(ProfileField.JOB_TITLE);
        manager = profile.get(ProfileField.MANAGER);
        mobilePhone = profile.get(ProfileField.MOBILE_PHONE);
        workPhone = profile.get(ProfileField.WORK_PHONE);
        homePhone = profile.get(ProfileField.HOME_PHONE);
        sipNumber = profile.get(ProfileField.SIP_NUMBER);
    }

    Profile profile() {
        Map<ProfileField, String> values = new EnumMap<>(ProfileField.class);
        ProfileField.ofPerson().forEach(field -> values.put(field, text(field)));
        return new Profile(values);
    }

    private String text(ProfileField field) {
        return switch (field) {
            case FIRST_NAME -> firstName;
            case LAST_NAME -> lastName;
            case MIDDLE_NAME -> middleName;
            case COMPANY -> company;
            case BRANCH -> branch;
            case ADDRESS -> address;
            case DEPARTMENT -> department;
            case JOB_TITLE -> jobTitle;
            case MANAGER -> manager;
            case MOBILE_PHONE -> mobilePhone;
            case WORK_PHONE -> workPhone;
            case HOME_PHONE -> homePhone;
            case SIP_NUMBER -> sipNumber;
            case ID, EMAIL -> throw new IllegalArgumentException(field + " is not of a profile");
        };
    }
}
