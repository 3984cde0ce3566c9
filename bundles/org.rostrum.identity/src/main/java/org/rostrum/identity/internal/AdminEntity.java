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
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.Identity;

/** A row of the administrators. */
@Entity(name = "Administrator")
@Table(name = "identity_admin")
class AdminEntity {

    @Id
    @Column(name = "login_key")
    private String loginKey;

    private String login;
    private String roles;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "created_at")
    private Instant createdAt;

    protected AdminEntity() {}

    AdminEntity(String login, Set<AdminRole> roles, String passwordHash, Instant createdAt) {
        this.loginKey = Names.fold(login);
        this.login = login;
        this.roles = roles.stream().sorted().map(AdminRole::name).collect(Collectors.joining(","));
        this.passwordHash = passwordHash;
        this.createdAt = createdAt;
    }

    Identity.Administrator administrator() {
        return new Identity.Administrator(login, Stream.of(roles.split(",")).map(AdminRole::valueOf).collect(Collectors.toSet()));
    }

    String loginKey() {
        return loginKey;
    }

    String passwordHash() {
        return passwordHash;
    }

    void setPasswordHash(String hash) {
        passwordHash = hash;
    }
}
