// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.identity.Account;
import org.rostrum.identity.ProfileField;

/** Columns of files of accounts (30 B-3, 00/R-87), in the order of an export. */
enum TransferColumn {
    ID("ID", "id", null, true),
    LOGIN("Login", "login_name", null, false),
    DISPLAY_NAME("Display name", "display_name", null, true),
    EMAIL("E-mail", "email", null, true),
    FIRST_NAME("First name", ProfileField.FIRST_NAME, true),
    MIDDLE_NAME("Middle name", ProfileField.MIDDLE_NAME, false),
    LAST_NAME("Last name", ProfileField.LAST_NAME, true),
    COMPANY("Organization", ProfileField.COMPANY, true),
    BRANCH("Branch", ProfileField.BRANCH, false),
    DEPARTMENT("Department", ProfileField.DEPARTMENT, true),
    JOB_TITLE("Job title", ProfileField.JOB_TITLE, true),
    MANAGER("Manager", ProfileField.MANAGER, false),
    ADDRESS("Address", ProfileField.ADDRESS, false),
    MOBILE("Mobile", ProfileField.MOBILE_PHONE, true),
    WORK("Work", ProfileField.WORK_PHONE, true),
    HOME("Home", ProfileField.HOME_PHONE, true),
    SIP("SIP number", ProfileField.SIP_NUMBER, true),
    GROUPS("Groups", "groups", null, false),
    ACTIVE("Active", "is_active", null, false),
    /** Never written. */
    PASSWORD("Password", "password", null, false);

    /** Of the export for address books (30 B-3). */
    static final List<TransferColumn> STANDARD = Arrays.stream(values()).filter(column -> column.standard).toList();

    /** Of an export that an import takes back. */
    static final List<TransferColumn> FULL = Arrays.stream(values()).filter(column -> column != ID && column != PASSWORD).toList();

    private final String title;
    private final String word;
    private final @Nullable ProfileField field;
    private final boolean standard;

    TransferColumn(String title, ProfileField field, boolean standard) {
        this(title, field.word(), field, standard);
    }

    TransferColumn(String title, String word, @Nullable ProfileField field, boolean standard) {
        this.title = title;
        this.word = word;
        this.field = field;
        this.standard = standard;
    }

    /** Of the header. */
    String title() {
        return title;
    }

    /** The field of the profile that it holds; null: another one. */
    @Nullable ProfileField field() {
        return field;
    }

    /** By the title of a header, or the name on the wire, in any case. */
    static Optional<TransferColumn> of(String header) {
        String typed = header.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> column.title.toLowerCase(Locale.ROOT).equals(typed) || column.word.equals(typed))
                .findFirst();
    }

    /** What an account has there. */
    String of(Account account, String groups) {
        return switch (this) {
            case ID -> account.id().toString();
            case LOGIN -> account.id().login();
            case DISPLAY_NAME -> account.displayName();
            case EMAIL -> account.email();
            case GROUPS -> groups;
            case ACTIVE -> account.active() ? "1" : "0";
            case PASSWORD -> "";
            default -> field == null ? "" : account.profile().get(field);
        };
    }
}
