// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.rostrum.base.id.AccountKey;

/** A name that can be dialled, in its compared form: login, alias or group-call number. Source: 00/R-48. */
@Entity(name = "DialledName")
@Table(name = "identity_name")
class NameEntity {

    static final String LOGIN = "login";
    static final String ALIAS = "alias";
    static final String GROUP_CALL = "group_call";

    /** Stands where there is no account: the provider fails on an empty column of this type. */
    static final UUID NO_ACCOUNT = new UUID(0, 0);

    @Id
    @Column(name = "name_key")
    private String nameKey;

    private String kind;

    @Column(name = "account_key")
    private UUID accountKey;

    private String label;
    private String target;

    @Column(name = "group_number")
    private long group;

    @Column(name = "created_at")
    private Instant createdAt;

    protected NameEntity() {}

    /** A login. */
    NameEntity(String nameKey, String kind, AccountKey account) {
        this(nameKey, kind, "", 0, Instant.EPOCH);
        this.accountKey = account.value();
    }

    private NameEntity(String nameKey, String kind, String label, long group, Instant createdAt) {
        this.nameKey = nameKey;
        this.kind = kind;
        this.accountKey = NO_ACCOUNT;
        this.label = label;
        this.target = "";
        this.group = group;
        this.createdAt = createdAt;
    }

    /** An alias; its target is set by {@link #setTarget}. */
    static NameEntity alias(String name, Instant createdAt) {
        return new NameEntity(Names.nameKey(name), ALIAS, name, 0, createdAt);
    }

    static NameEntity groupCall(String number, long group, Instant createdAt) {
        return new NameEntity(Names.nameKey(number), GROUP_CALL, number, group, createdAt);
    }

    String nameKey() {
        return nameKey;
    }

    boolean isLogin() {
        return kind.equals(LOGIN);
    }

    boolean isAlias() {
        return kind.equals(ALIAS);
    }

    boolean isGroupCall() {
        return kind.equals(GROUP_CALL);
    }

    /** {@link #NO_ACCOUNT} where there is none. */
    UUID accountKey() {
        return accountKey;
    }

    /** As it was written; empty for a login. */
    String label() {
        return label;
    }

    /** Call string of an alias that names no account of this server. */
    String target() {
        return target;
    }

    long group() {
        return group;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** @param account {@link #NO_ACCOUNT}, then {@code text} counts */
    void setTarget(UUID account, String text) {
        accountKey = account;
        target = account.equals(NO_ACCOUNT) ? text : "";
    }
}
