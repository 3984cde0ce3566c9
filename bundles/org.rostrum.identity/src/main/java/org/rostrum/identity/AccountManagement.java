// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.AccountKey;

/**
 * What administrators do with accounts (contract 61 section 8), an OSGi service. Every change is audited. Thread-safe,
 * blocks. Refuses unknown accounts with {@link IdentityError#USER_NOT_FOUND}.
 */
@ProviderType
public interface AccountManagement {

    /** The accounts that a query finds, searched, sorted and cut in the database. */
    Found list(Query query);

    /**
     * Changes what {@code change} gives, all or nothing; a new password or the end of activity ends all tokens.
     *
     * @throws org.rostrum.base.error.RostrumException what is wrong with a field, with its name on the wire as location;
     *     {@link IdentityError#PASSWORD_REQUIRED} for one to activate without password
     */
    Account change(AccountKey key, Change change, String by);

    /**
     * Deletes an account with its names, tokens and picture. Its conferences go to {@code heir}, or to nobody (00/R-86): told
     * by the durable event {@link org.rostrum.identity.event.AccountDeleted}.
     *
     * @throws org.rostrum.base.error.RostrumException {@link IdentityError#HEIR_INVALID} if the heir is not an active other account
     */
    void delete(AccountKey key, @Nullable AccountKey heir, String by);

    /** Signs the account out everywhere: ends its tokens, those of applications too, and with them its signalling sockets. */
    void disconnect(AccountKey key, String by);

    /**
     * What to list.
     *
     * @param text   in login, names, e-mail or company (30/ACC-3); blank: all
     * @param having texts that single fields have in them, upper and lower case alike, all of them; none blank
     * @param state  null: all
     * @param group  ID of a group (30/ACC-4); null: all
     * @param offset from 0
     * @param limit  1 to 1,000
     */
    record Query(String text, Map<Field, String> having, @Nullable State state, @Nullable String group, Order order, boolean descending,
            int offset, int limit) {

        public Query {
            having = Map.copyOf(having);
        }

        /** By no single field. */
        public Query(String text, @Nullable State state, @Nullable String group, Order order, boolean descending, int offset, int limit) {
            this(text, Map.of(), state, group, order, descending, offset, limit);
        }

        /** Of any group. */
        public Query(String text, @Nullable State state, Order order, boolean descending, int offset, int limit) {
            this(text, state, null, order, descending, offset, limit);
        }
    }

    /** Fields that a list is narrowed by, each for itself (contract 61 section 8.2). */
    enum Field {
        LOGIN,
        DISPLAY_NAME,
        FIRST_NAME,
        LAST_NAME,
        EMAIL
    }

    /** What a list can be narrowed to. */
    enum State {
        ACTIVE,
        INACTIVE,
        /** After wrong passwords, now (30 §17). */
        LOCKED
    }

    /** Orders of a list; equal ones are ordered by login. */
    enum Order {
        LOGIN,
        DISPLAY_NAME,
        EMAIL,
        CREATED_AT
    }

    /**
     * Part of a list.
     *
     * @param total of all parts
     */
    record Found(long total, List<Account> accounts) {
        public Found {
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * New values; null: unchanged.
     *
     * @param profile what becomes of the profile that the account has when it is changed; pure, as it may be asked more than once
     * @param groups  IDs of the groups that it is in afterwards, no others
     */
    record Change(
            @Nullable String displayName,
            @Nullable String email,
            @Nullable String password,
            @Nullable Boolean active,
            @Nullable UnaryOperator<Profile> profile,
            @Nullable Set<String> groups) {

        @Override
        public String toString() {
            return "Change";
        }


        /** One that leaves the groups. */
        public Change(@Nullable String displayName, @Nullable String email, @Nullable String password, @Nullable Boolean active,
                @Nullable UnaryOperator<Profile> profile) {
            this(displayName, email, password, active, profile, null);
        }
    }
}
