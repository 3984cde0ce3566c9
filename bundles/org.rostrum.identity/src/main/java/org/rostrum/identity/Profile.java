// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

/** What an account tells about its person beside names that it is called by; contract 61 section 8.1. Empty where unset. */
public record Profile(
        String firstName, String lastName, String company, String mobilePhone, String workPhone, String homePhone) {

    /** Nothing is set. */
    public static final Profile EMPTY = new Profile("", "", "", "", "", "");
}
