// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.GrantError;
import org.rostrum.identity.GrantService.AuthorizationRequest;
import org.rostrum.identity.GrantService.Consent;
import org.rostrum.store.JpaUnit;

/** Checks requests of the authorize page; RFC 6749 section 4.1.1, contract 61 section 4.5. Thread-safe, blocks. */
final class Consents {

    private static final int MAX_STATE = 4000;

    private final JpaUnit unit;
    private final PermissionRegistry permissions;

    Consents(JpaUnit unit, PermissionRegistry permissions) {
        this.unit = unit;
        this.permissions = permissions;
    }

    /**
     * A request that may be answered to its redirect address.
     *
     * @param scope     to keep; empty: all that the application has
     * @param challenge empty: none
     */
    record Checked(String applicationId, String scope, String challenge, Consent consent) {}

    /** @throws RostrumException for a wrong application or redirect address: then nobody is sent anywhere */
    Checked of(AuthorizationRequest request) {
        ApplicationEntity application = application(text(request.clientId()));
        String redirect = redirect(application, text(request.redirectUri()));
        try {
            return checked(request, application, redirect);
        } catch (RostrumException e) {
            String back = RedirectUris.with(redirect, "error", e.error().code(), request.state());
            return new Checked(application.id(), "", "", new Consent(application.name(), redirect, List.of(), back));
        }
    }

    private ApplicationEntity application(String id) {
        @Nullable ApplicationEntity row =
                id.isEmpty() || id.length() > 40 ? null : unit.<ApplicationEntity>read(em -> em.find(ApplicationEntity.class, id));
        if (row == null || !row.isActive()) {
            throw new RostrumException(GrantError.INVALID_CLIENT, "The application is unknown or switched off.", "client_id");
        }
        return row;
    }

    private static String redirect(ApplicationEntity application, String wished) {
        List<String> registered = application.redirectUris();
        if (wished.isEmpty() && registered.size() == 1) {
            return registered.get(0);
        }
        if (!registered.contains(wished)) {
            throw new RostrumException(GrantError.INVALID_REDIRECT, "This is no redirect address of the application.", "redirect_uri");
        }
        return wished;
    }

    private Checked checked(AuthorizationRequest request, ApplicationEntity application, String redirect) {
        if (!text(request.responseType()).equals("code")) {
            throw new RostrumException(GrantError.UNSUPPORTED_RESPONSE_TYPE, "Only the response type code is known.");
        }
        if (text(request.state()).length() > MAX_STATE) {
            throw new RostrumException(GrantError.INVALID_REQUEST, "The state is too long.");
        }
        String challenge = challenge(request, application);
        String scope = Clients.subset(permissions, application.permissions(), request.scope());
        List<String> shown = scope.isEmpty() ? application.permissions() : ApplicationEntity.split(scope, " ");
        return new Checked(application.id(), scope, challenge, new Consent(application.name(), redirect, shown, null));
    }

    /** 61/AO-11: S256 only; an application without secret must have one. */
    private static String challenge(AuthorizationRequest request, ApplicationEntity application) {
        String challenge = text(request.codeChallenge());
        boolean absent = challenge.isEmpty() && text(request.codeChallengeMethod()).isEmpty();
        if (absent && application.isConfidential()) {
            return "";
        }
        if (!Pkce.isChallenge(challenge) || !Pkce.S256.equals(request.codeChallengeMethod())) {
            throw new RostrumException(GrantError.INVALID_REQUEST, "The code challenge must be of the method S256.");
        }
        return challenge;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
