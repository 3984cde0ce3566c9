// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.util.ArrayList;
import java.util.List;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.identity.Profile;

/** What changed in an account, for the change log (60/F); names as on the wire. Pure. */
final class AccountFields {

    private AccountFields() {}

    static List<Field> between(AccountEntity.Texts before, AccountEntity.Texts after) {
        List<Field> fields = new ArrayList<>();
        Profile old = before.profile();
        Profile now = after.profile();
        add(fields, "display_name", before.displayName(), after.displayName());
        add(fields, "email", before.email(), after.email());
        add(fields, "first_name", old.firstName(), now.firstName());
        add(fields, "last_name", old.lastName(), now.lastName());
        add(fields, "company", old.company(), now.company());
        add(fields, "mobile_phone", old.mobilePhone(), now.mobilePhone());
        add(fields, "work_phone", old.workPhone(), now.workPhone());
        add(fields, "home_phone", old.homePhone(), now.homePhone());
        return fields;
    }

    private static void add(List<Field> fields, String name, String before, String after) {
        if (!before.equals(after)) {
            fields.add(new Field(name, before, after));
        }
    }
}
