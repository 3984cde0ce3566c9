// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.GrantError;
import org.rostrum.identity.GrantService.Client;
import org.rostrum.identity.GrantService;
import org.rostrum.identity.SignInService.ClientInfo;
import org.rostrum.identity.TokenSettings;
import org.rostrum.settings.SiteSettings;
import org.rostrum.store.JpaUnit;

/** Which application asks for tokens, and what for. Thread-safe, blocks. */
final class Clients {

    /** Wrong secrets of one address; a right one always passes, so that nobody can shut a working program out (61/TR-15). */
    private static final int WRONG_FROM_ADDRESS = 60;

    private final JpaUnit unit;
    private final PermissionRegistry permissions;
    private final SiteSettings settings;
    private final AuditLog audit;
    private final Clock clock;
    private final Brake wrong;

    Clients(JpaUnit unit, PermissionRegistry permissions, SiteSettings settings, AuditLog audit, Clock clock) {
        this.unit = unit;
        this.permissions = permissions;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
        this.wrong = new Brake(WRONG_FROM_ADDRESS, Duration.ofMinutes(10), clock);
    }

    /**
     * An application that is who it says.
     *
     * @param confidential whether it has proved that by a secret
     * @param permissions  empty for the built-in one: its scope is that of the user
     */
    record Known(String id, boolean confidential, List<String> permissions) {

        boolean builtIn() {
            return id.equals(GrantService.PUBLIC_CLIENT);
        }

        boolean mayUsePasswords() {
            return confidential || builtIn();
        }
    }

    /** @throws RostrumException {@link GrantError#INVALID_CLIENT}, or braked */
    Known authenticated(Client client, ClientInfo info) {
        if (client.id().equals(GrantService.PUBLIC_CLIENT)) {
            return publicOne(client.id());
        }
        @Nullable ApplicationEntity row = find(client.id());
        if (row == null || !row.isActive() || row.isConfidential() && !fits(row, client.secret())) {
            throw refused(client, info);
        }
        return known(row);
    }

    private static boolean fits(ApplicationEntity row, String secret) {
        return MessageDigest.isEqual(row.secretHash().getBytes(StandardCharsets.US_ASCII),
                new Token(secret).hash().getBytes(StandardCharsets.US_ASCII));
    }

    private RostrumException refused(Client client, ClientInfo info) {
        if (!wrong.admits(SignInBrakes.network(info.address()))) {
            return new RostrumException(CommonError.BRAKED, "Too many attempts; try again later.");
        }
        audit.record(new AuditEvent(clock.instant(), "application.refused", "server", null, info.address(),
                Map.of("Result", GrantError.INVALID_CLIENT.code(), "Application", Names.cut(client.id(), 64), "AppName", info.userAgent())));
        return invalid();
    }

    /** One that needs no secret: the built-in one where it is switched on, or one made without. */
    Known publicOne(String id) {
        if (id.equals(GrantService.PUBLIC_CLIENT)) {
            if (!settings.get(TokenSettings.PUBLIC_CLIENT)) {
                throw invalid();
            }
            return new Known(id, false, List.of());
        }
        @Nullable ApplicationEntity row = find(id);
        if (row == null || !row.isActive() || row.isConfidential()) {
            throw invalid();
        }
        return known(row);
    }

    private @Nullable ApplicationEntity find(String id) {
        return id.isEmpty() || id.length() > 40 ? null : unit.<ApplicationEntity>read(em -> em.find(ApplicationEntity.class, id));
    }

    private static Known known(ApplicationEntity row) {
        return new Known(row.id(), row.isConfidential(), row.permissions());
    }

    private static RostrumException invalid() {
        return new RostrumException(GrantError.INVALID_CLIENT, "The application is unknown or switched off, or its secret is wrong.");
    }

    /**
     * The scope to keep for a wish: its names, or nothing for "all that the application has".
     *
     * @throws RostrumException {@link GrantError#INVALID_SCOPE} for names that the application does not have
     */
    String scope(Known known, @Nullable String wished) {
        return known.builtIn() ? "" : subset(permissions, known.permissions(), wished);
    }

    /** As {@link #scope}, not wider than {@code former} either. */
    String narrowed(Known known, String former, @Nullable String wished) {
        if (known.builtIn() || wished == null || wished.isBlank()) {
            return former;
        }
        return subset(permissions, former.isEmpty() ? known.permissions() : ApplicationEntity.split(former, " "), wished);
    }

    static String subset(PermissionRegistry permissions, List<String> granted, @Nullable String wished) {
        List<String> names = wished == null ? List.of() : ApplicationEntity.split(wished.strip(), "\\s+").stream().distinct().toList();
        boolean known = permissions.all().stream().map(p -> p.name()).toList().containsAll(names);
        if (!known || !permissions.expand(granted).containsAll(permissions.expand(names))) {
            throw new RostrumException(GrantError.INVALID_SCOPE, "The application does not have these permissions.", "scope");
        }
        return String.join(" ", names);
    }

    /** The scope that an answer tells. */
    String shown(Known known, String kept) {
        return kept.isEmpty() ? String.join(" ", known.permissions()) : kept;
    }
}
