// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import org.osgi.annotation.versioning.ProviderType;

/** What administrators do for themselves: password, second factor, preferences. OSGi service, thread-safe, blocks. */
@ProviderType
public interface AdministratorSelf {

    /**
     * Changes the own password; all sessions but one end.
     *
     * @param keepTokenId public id of the session that goes on
     * @throws org.rostrum.base.error.RostrumException {@link IdentityError#OLD_PASSWORD_WRONG} (braked),
     *     the code of the rule that the new one breaks ({@link PasswordRules#broken})
     */
    void changePassword(Identity.Administrator who, String oldPassword, String password, String keepTokenId);

    /**
     * Begins a second factor (RFC 6238): it counts once a first code of it is confirmed; beginning again replaces the secret.
     *
     * @throws org.rostrum.base.error.RostrumException {@link IdentityError#SECOND_FACTOR_SET} while there is one
     */
    Enrolment beginSecondFactor(Identity.Administrator who);

    /**
     * From now on signing in needs a code.
     *
     * @throws org.rostrum.base.error.RostrumException {@link IdentityError#SECOND_FACTOR_WRONG},
     *     {@link IdentityError#SECOND_FACTOR_NOT_SET} if none was begun, {@link IdentityError#SECOND_FACTOR_SET}
     */
    void confirmSecondFactor(Identity.Administrator who, String code);

    /**
     * Goes back to the password alone.
     *
     * @throws org.rostrum.base.error.RostrumException {@link IdentityError#SECOND_FACTOR_WRONG} (braked),
     *     {@link IdentityError#SECOND_FACTOR_NOT_SET}
     */
    void removeSecondFactor(Identity.Administrator who, String code);

    Preferences preferences(Identity.Administrator who);

    /**
     * Stores them (10/PRF-1).
     *
     * @throws org.rostrum.base.error.RostrumException {@code invalidValue} with the field
     */
    void setPreferences(Identity.Administrator who, Preferences preferences);

    /**
     * A second factor in the making.
     *
     * @param secret Base32, for typing
     * @param uri    {@code otpauth://…} for a QR code
     */
    record Enrolment(String secret, String uri) {
        @Override
        public String toString() {
            return "Enrolment[…]";
        }
    }

    /**
     * How the panel looks to one administrator (10/PRF).
     *
     * @param language     language tag
     * @param timeZone     IANA name
     * @param csvEncoding  {@code UTF-8}, {@code UTF-16LE}, {@code windows-1251} or {@code windows-1252}
     * @param csvDelimiter one of {@code ; , |} and tab
     */
    record Preferences(String language, String timeZone, boolean useDeviceTimeZone, String csvEncoding, String csvDelimiter) {

        /** What counts until somebody chooses. */
        public static final Preferences DEFAULT = new Preferences("en", "UTC", true, "UTF-8", ";");
    }
}
