// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.GrantError;
import org.rostrum.identity.GrantService;
import org.rostrum.identity.Identity;
import org.rostrum.identity.SignInService.ClientInfo;
import org.rostrum.identity.TokenSettings;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;
import org.rostrum.store.JpaUnit;

/** The grants over the database. Source: 60/OA-5, contract 61 section 4. Thread-safe. */
@Component(service = GrantService.class)
public final class StoredGrants implements GrantService {

    private static final Duration CODE_LIFE = Duration.ofSeconds(60);

    private final JpaUnit unit;
    private final Tokens tokens;
    private final TokenSignIn signIn;
    private final SiteSettings settings;
    private final AuditLog audit;
    private final Clock clock;
    private final Clients clients;
    private final Consents consents;

    @Activate
    public StoredGrants(
            @Reference IdentityUnit unit,
            @Reference Tokens tokens,
            @Reference TokenSignIn signIn,
            @Reference PermissionRegistry permissions,
            @Reference SiteSettings settings,
            @Reference AuditLog audit) {
        this(unit, tokens, signIn, permissions, settings, audit, Clock.systemUTC());
    }

    StoredGrants(
            IdentityUnit unit,
            Tokens tokens,
            TokenSignIn signIn,
            PermissionRegistry permissions,
            SiteSettings settings,
            AuditLog audit,
            Clock clock) {
        this.unit = unit.jpa();
        this.tokens = tokens;
        this.signIn = signIn;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
        this.clients = new Clients(unit.jpa(), permissions, settings, audit, clock);
        this.consents = new Consents(unit.jpa(), permissions);
    }

    @Override
    public GrantedTokens byCredentials(Client client, @Nullable String scope, ClientInfo info) {
        Clients.Known known = clients.authenticated(client, info);
        if (!known.confidential()) {
            throw new RostrumException(GrantError.UNAUTHORIZED_CLIENT, "This application has no right of its own.");
        }
        String asked = clients.scope(known, scope);
        Tokens.Issued issued = unit.write(em -> tokens.issueThrough(
                em, TokenOwner.program(known.id()), known.id(), Token.randomId(), asked, info, accessLife()));
        return answer(issued, null, clients.shown(known, asked));
    }

    @Override
    public GrantedTokens byPassword(Client client, String login, String password, @Nullable String scope, ClientInfo info) {
        Clients.Known known = clients.authenticated(client, info);
        if (!known.mayUsePasswords()) {
            throw new RostrumException(GrantError.UNAUTHORIZED_CLIENT, "This application may not take passwords.");
        }
        String asked = clients.scope(known, scope);
        AccountEntity account = signIn.proved(login, password, info);
        return unit.write(em -> signIn.unchanged(em, account) ? pair(em, account, known, asked, info) : changedMeanwhile());
    }

    @Override
    public GrantedTokens byCode(Client client, String code, @Nullable String redirectUri, @Nullable String verifier, ClientInfo info) {
        Clients.Known known = clients.authenticated(client, info);
        String hash = Token.of(code).map(Token::hash).orElseThrow(StoredGrants::badCode);
        CodeEntity row = unit.write(em -> taken(em, hash));
        boolean fits = row.applicationId().equals(known.id())
                && row.expiresAt().isAfter(clock.instant())
                && (redirectUri == null || redirectUri.isEmpty() || redirectUri.equals(row.redirectUri()))
                && Pkce.matches(row.challenge(), verifier);
        if (!fits) {
            throw badCode();
        }
        return unit.write(em -> {
            AccountEntity account = em.find(AccountEntity.class, row.account());
            return account != null && account.isActive() ? pair(em, account, known, row.scope(), info) : changedMeanwhile();
        });
    }

    /** A code is used up by the first try, whoever makes it. */
    private static CodeEntity taken(EntityManager em, String hash) {
        CodeEntity row = em.find(CodeEntity.class, hash);
        boolean first = row != null
                && em.createQuery("delete from Code c where c.hash = :hash").setParameter("hash", hash).executeUpdate() == 1;
        if (!first) {
            throw badCode();
        }
        em.detach(row);
        return row;
    }

    private static RostrumException badCode() {
        return new RostrumException(GrantError.INVALID_GRANT, "The code is wrong, used or expired.");
    }

    private static GrantedTokens changedMeanwhile() {
        throw new RostrumException(GrantError.INVALID_GRANT, "The account has just been changed or switched off.");
    }

    @Override
    public GrantedTokens byRefreshToken(Client client, String refreshToken, @Nullable String scope, ClientInfo info) {
        TokenEntity row = Token.of(refreshToken)
                .<TokenEntity>map(token -> unit.read(em -> em.find(TokenEntity.class, token.hash())))
                .filter(found -> found.owner().kind() == TokenKind.REFRESH && found.expiresAt().isAfter(clock.instant()))
                .orElse(null);
        if (row == null || row.applicationId() == null || row.grantId() == null) {
            if (!client.id().isEmpty()) {
                clients.authenticated(client, info);
            }
            throw badRefreshToken();
        }
        // 61/AO-5: without an ID only what a public application got
        Clients.Known known = client.id().isEmpty()
                ? clients.publicOne(row.applicationId())
                : clients.authenticated(client, info);
        if (!known.id().equals(row.applicationId())) {
            throw badRefreshToken();
        }
        String asked = clients.narrowed(known, row.scope(), scope);
        Tokens.Issued issued = unit.write(em -> tokens.issueThrough(em, TokenOwner.access(new AccountKey(
                row.owner().accountKey())), known.id(), row.grantId(), asked, info, accessLife()));
        return answer(issued, null, clients.shown(known, asked));
    }

    private static RostrumException badRefreshToken() {
        return new RostrumException(GrantError.INVALID_GRANT, "The refresh token is unknown, used up or expired.");
    }

    /** Access and refresh token of a new authorisation. */
    private GrantedTokens pair(EntityManager em, AccountEntity account, Clients.Known known, String scope, ClientInfo info) {
        String grant = Token.randomId();
        Tokens.Issued access = tokens.issueThrough(em, TokenOwner.access(account.key()), known.id(), grant, scope, info, accessLife());
        Tokens.Issued refresh = tokens.issueThrough(em, TokenOwner.refresh(account.key()), known.id(), grant, scope, info,
                Duration.ofSeconds(settings.get(TokenSettings.REFRESH_TOKEN_SECONDS)));
        return answer(access, refresh.token().text(), clients.shown(known, scope));
    }

    private GrantedTokens answer(Tokens.Issued access, @Nullable String refresh, String scope) {
        return new GrantedTokens(access.token().text(), refresh, (int) accessLife().toSeconds(), scope,
                access.live().person().identity(settings.get(ServerSettings.SERVER_NAME)));
    }

    private Duration accessLife() {
        return Duration.ofSeconds(settings.get(TokenSettings.ACCESS_TOKEN_SECONDS));
    }

    @Override
    public Consent consent(AuthorizationRequest request) {
        return consents.of(request).consent();
    }

    @Override
    public String allow(AuthorizationRequest request, Identity.User user, ClientInfo info) {
        Consents.Checked checked = consents.of(request);
        if (checked.consent().redirectTo() != null) {
            return checked.consent().redirectTo();
        }
        Token code = Token.random();
        unit.run(em -> em.persist(new CodeEntity(code.hash(), checked.applicationId(), user.key(), checked.scope(),
                checked.consent().redirectUri(), checked.challenge(), clock.instant().plus(CODE_LIFE))));
        audit.record(new AuditEvent(clock.instant(), "application.authorized", user.name(), "app:" + checked.applicationId(), info.address(),
                Map.of("Application", checked.consent().applicationName(), "Permissions", String.join(" ", checked.consent().scope()))));
        return RedirectUris.with(checked.consent().redirectUri(), "code", code.text(), request.state());
    }

    @Override
    public String deny(AuthorizationRequest request) {
        Consent consent = consents.of(request).consent();
        return consent.redirectTo() == null
                ? RedirectUris.with(consent.redirectUri(), "error", "access_denied", request.state())
                : consent.redirectTo();
    }
}
