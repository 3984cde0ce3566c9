// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.Administrator;
import org.rostrum.identity.Identity;

/** A row of the administrators. Secrets of the second factor are sealed; empty: none. */
@Entity(name = "Administrator")
@Table(name = "identity_admin")
class AdminEntity {

    @Id
    @Column(name = "login_key")
    private String loginKey;

    private String login;

    @Column(name = "display_name")
    private String displayName;

    private String roles;
    private boolean active;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "totp_secret")
    private String secret;

    @Column(name = "totp_pending")
    private String pendingSecret;

    @Column(name = "totp_step")
    private long lastStep;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_sign_in_at")
    private @Nullable Instant lastSignInAt;

    protected AdminEntity() {}

    AdminEntity(String login, String displayName, Set<AdminRole> roles, String passwordHash, Instant createdAt) {
        this.loginKey = Names.fold(login);
        this.login = login;
        this.displayName = displayName;
        this.roles = written(roles);
        this.active = true;
        this.passwordHash = passwordHash;
        this.secret = "";
        this.pendingSecret = "";
        this.createdAt = createdAt;
    }

    private static String written(Set<AdminRole> roles) {
        return roles.stream().sorted().map(AdminRole::name).collect(Collectors.joining(","));
    }

    Identity.Administrator administrator() {
        return new Identity.Administrator(login, displayName, roles());
    }

    Administrator shown(@Nullable Instant lockedUntil) {
        return new Administrator(
                login, administrator().displayName(), roles(), active, hasSecondFactor(), lockedUntil, createdAt, lastSignInAt);
    }

    /** One of those without whom the server could not be administered (20/SEC-5). */
    boolean counts() {
        return active && roles().contains(AdminRole.ADMIN);
    }

    Set<AdminRole> roles() {
        return Stream.of(roles.split(",")).map(AdminRole::valueOf).collect(Collectors.toSet());
    }

    void setRoles(Set<AdminRole> wanted) {
        roles = written(wanted);
    }

    String loginKey() {
        return loginKey;
    }

    String login() {
        return login;
    }

    void setDisplayName(String name) {
        displayName = name;
    }

    boolean isActive() {
        return active;
    }

    void setActive(boolean wanted) {
        active = wanted;
    }

    String passwordHash() {
        return passwordHash;
    }

    void setPasswordHash(String hash) {
        passwordHash = hash;
    }

    boolean hasSecondFactor() {
        return !secret.isEmpty();
    }

    String secret() {
        return secret;
    }

    String pendingSecret() {
        return pendingSecret;
    }

    void beginSecondFactor(String sealed) {
        pendingSecret = sealed;
    }

    /** The pending secret counts from now on. */
    void confirmSecondFactor(long step) {
        secret = pendingSecret;
        pendingSecret = "";
        lastStep = step;
    }

    void removeSecondFactor() {
        secret = "";
        pendingSecret = "";
        lastStep = 0;
    }

    long lastStep() {
        return lastStep;
    }

    /** A code is good once. */
    void use(long step) {
        lastStep = step;
    }

    void signedIn(Instant at) {
        lastSignInAt = at;
    }
}
