// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.rostrum.identity.ApplicationService.Application;
import org.rostrum.identity.ApplicationService.NewApplication;

/** A row of the applications. */
@Entity(name = "Application")
@Table(name = "identity_application")
class ApplicationEntity {

    @Id
    @Column(name = "application_id")
    private String id;

    private String name;
    private boolean confidential;

    @Column(name = "secret_hash")
    private String secretHash;

    @Column(name = "redirect_uris")
    private String redirectUris;

    private String permissions;
    private boolean active;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    protected ApplicationEntity() {}

    /** @param secretHash empty for one without secret */
    ApplicationEntity(String id, NewApplication wanted, String secretHash, Instant createdAt, String createdBy) {
        this.id = id;
        this.name = wanted.name();
        this.confidential = wanted.confidential();
        this.secretHash = secretHash;
        this.active = true;
        this.createdAt = createdAt;
        this.createdBy = Names.cut(createdBy, 400);
        setRedirectUris(wanted.redirectUris());
        setPermissions(wanted.permissions());
    }

    Application application(long tokens) {
        return new Application(id, name, confidential, redirectUris(), permissions(), active, createdAt, createdBy, tokens);
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    boolean isActive() {
        return active;
    }

    boolean isConfidential() {
        return confidential;
    }

    String secretHash() {
        return secretHash;
    }

    List<String> redirectUris() {
        return split(redirectUris, "\n");
    }

    List<String> permissions() {
        return split(permissions, " ");
    }

    void setName(String name) {
        this.name = name;
    }

    void setSecretHash(String hash) {
        this.secretHash = hash;
    }

    final void setRedirectUris(List<String> uris) {
        this.redirectUris = String.join("\n", uris);
    }

    final void setPermissions(List<String> names) {
        this.permissions = String.join(" ", names);
    }

    void setActive(boolean active) {
        this.active = active;
    }

    /** Names of a text where blanks or line feeds separate them. */
    static List<String> split(String text, String separator) {
        return Arrays.stream(text.split(separator)).filter(part -> !part.isEmpty()).toList();
    }
}
