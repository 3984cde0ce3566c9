// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.util.Set;
import org.rostrum.audit.EventTypes.Detail;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.GuestId;

/** Who is asking. Immutable. */
public sealed interface Identity {

    /** For logs and reports: account ID, {@code #guest:…}, {@code admin:…}, {@code app:…}. */
    String name();

    /** For people. */
    String displayName();

    /** A registered account, signed in. */
    record User(AccountKey key, AccountId id, String displayName) implements Identity {
        @Override
        public String name() {
            return id.toString();
        }
    }

    /** Somebody without account, bound to one browser (40/GI-1). */
    record Guest(GuestId id, String displayName) implements Identity {
        @Override
        public String name() {
            return id.wire();
        }
    }

    /**
     * An administrator of the built-in realm.
     *
     * @param displayName blank: the login
     */
    record Administrator(String login, String displayName, Set<AdminRole> roles) implements Identity {

        /** Whoever sits at the host, where that is enough (00/R-11). No login of the realm looks like this. */
        public static final Administrator LOCALHOST = new Administrator("#localhost", "localhost", Set.of(AdminRole.ADMIN));

        public Administrator {
            roles = Set.copyOf(roles);
            displayName = displayName.isBlank() ? login : displayName;
        }

        /** One whose name is his login. */
        public Administrator(String login, Set<AdminRole> roles) {
            this(login, login, roles);
        }

        @Override
        public String name() {
            return "admin:" + login;
        }

        /** Word of the event log: {@code sysadmin} with full rights, {@code security} without (60/EV-6). */
        public String type() {
            return roles.contains(AdminRole.ADMIN) ? Detail.FULL : Detail.LIMITED;
        }
    }

    /**
     * A program of its own right (60/OA-5 client credentials): no person behind it, what it may is in the permissions of
     * its token.
     *
     * @param id   application ID, 40 hexadecimal digits
     */
    record Application(String id, String displayName) implements Identity {
        @Override
        public String name() {
            return "app:" + id;
        }
    }
}
