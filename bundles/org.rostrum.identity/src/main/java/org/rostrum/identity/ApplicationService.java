// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Programs that use the API (60/A), managed by administrators; an OSGi service. Every change is audited. Thread-safe, blocks.
 * Refuses unknown applications with {@link IdentityError#APPLICATION_NOT_FOUND}.
 */
@ProviderType
public interface ApplicationService {

    /** All, by name. */
    List<Application> list();

    Application get(String id);

    /**
     * Makes an application with an ID that never changes (60/OA-7).
     *
     * @throws org.rostrum.base.error.RostrumException {@link IdentityError#NAME_INVALID}, {@link IdentityError#REDIRECT_INVALID},
     *     {@link IdentityError#PERMISSION_UNKNOWN}, each with its location
     */
    Created create(NewApplication application, String by);

    /** Changes what is given; fewer permissions bite at once (60/OC-5), an inactive application loses all its tokens. */
    Application change(String id, Change change, String by);

    /** Makes a new secret; tokens got with the old one live on (60/OC-4). The only moment its text exists on the server. */
    String renewSecret(String id, String by);

    /** Deletes it with all its tokens. */
    void delete(String id, String by);

    /** Live tokens of an application, newest first. */
    List<ApplicationToken> tokens(String id);

    /** Ends the authorisation that a token belongs to, with all its tokens (60/OC-3); idempotent. */
    void endToken(String id, String tokenId, String by);

    /**
     * An application.
     *
     * @param id           40 hexadecimal digits
     * @param confidential whether it has a secret; one without can only use codes with PKCE
     * @param redirectUris where authorization codes may go; matched exactly (61/AO-12)
     * @param permissions  as they were given: bare names stay bare
     * @param tokens       how many live tokens it has
     */
    record Application(
            String id,
            String name,
            boolean confidential,
            List<String> redirectUris,
            List<String> permissions,
            boolean active,
            Instant createdAt,
            String createdBy,
            long tokens) {
        public Application {
            redirectUris = List.copyOf(redirectUris);
            permissions = List.copyOf(permissions);
        }
    }

    /** What to make. */
    record NewApplication(String name, boolean confidential, List<String> redirectUris, List<String> permissions) {
        public NewApplication {
            redirectUris = List.copyOf(redirectUris);
            permissions = List.copyOf(permissions);
        }
    }

    /**
     * A new application.
     *
     * @param secret 40 hexadecimal digits, kept only as a hash; null for one that has none
     */
    record Created(Application application, @Nullable String secret) {
        @Override
        public String toString() {
            return "Created[" + application.id() + "]";
        }
    }

    /** New values; null: unchanged. */
    record Change(
            @Nullable String name,
            @Nullable List<String> redirectUris,
            @Nullable List<String> permissions,
            @Nullable Boolean active) {}

    /**
     * A token of an application.
     *
     * @param userId      login; null if it stands for the application itself
     * @param displayName of the user, or of the application
     * @param kind        {@code access} or {@code refresh}
     */
    record ApplicationToken(
            String id, @Nullable String userId, String displayName, Instant createdAt, Instant lastUsedAt, Instant expiresAt, String kind) {}
}
