// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.audit.EventTypes.Detail;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.ErrorCode;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.GuestId;
import org.rostrum.identity.GrantService;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.SignInService;
import org.rostrum.identity.TokenSettings;
import org.rostrum.licence.Licence;
import org.rostrum.licence.LicenceError;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;
import org.rostrum.store.JpaUnit;

/** Sign-in with passwords, and guests. Order of checks: 30 §17; after the end of the licence accounts are refused (00/R-5). Thread-safe. */
@Component(service = {SignInService.class, TokenSignIn.class})
public final class TokenSignIn implements SignInService {

    /** A class of students behind one address may come at once; a script may not fill the disk. */
    private static final int GUESTS_OF_ADDRESS = 600;

    private static final Duration GUESTS_WINDOW = Duration.ofMinutes(10);

    private final JpaUnit unit;
    private final StoredAccounts accounts;
    private final AdministratorSignIn administrators;
    private final Lockouts lockouts;
    private final Passwords passwords;
    private final CredentialMaker credentials;
    private final Tokens tokens;
    private final SiteSettings settings;
    private final AuditLog audit;
    private final Licence licence;
    private final StoredZones zones;
    private final Clock clock;
    private final SignInBrakes brakes;
    private final Brake guests;

    @Activate
    public TokenSignIn(
            @Reference IdentityUnit unit,
            @Reference StoredAccounts accounts,
            @Reference AdministratorSignIn administrators,
            @Reference Lockouts lockouts,
            @Reference Passwords passwords,
            @Reference CredentialMaker credentials,
            @Reference Tokens tokens,
            @Reference SiteSettings settings,
            @Reference AuditLog audit,
            @Reference Licence licence,
            @Reference StoredZones zones) {
        this(unit, accounts, administrators, lockouts, passwords, credentials, tokens, settings, audit, licence, zones, Clock.systemUTC());
    }

    TokenSignIn(
            IdentityUnit unit,
            StoredAccounts accounts,
            AdministratorSignIn administrators,
            Lockouts lockouts,
            Passwords passwords,
            CredentialMaker credentials,
            Tokens tokens,
            SiteSettings settings,
            AuditLog audit,
            Licence licence,
            StoredZones zones,
            Clock clock) {
        this.unit = unit.jpa();
        this.accounts = accounts;
        this.administrators = administrators;
        this.lockouts = lockouts;
        this.passwords = passwords;
        this.credentials = credentials;
        this.tokens = tokens;
        this.settings = settings;
        this.audit = audit;
        this.licence = licence;
        this.zones = zones;
        this.clock = clock;
        this.brakes = new SignInBrakes(clock);
        this.guests = new Brake(GUESTS_OF_ADDRESS, GUESTS_WINDOW, clock);
    }

    @Override
    public IssuedToken signIn(String login, String password, ClientInfo client) {
        AccountEntity verified = proved(login, password, client);
        return answer(unit.write(em -> issue(em, verified, client)));
    }

    /** How somebody shows that he is the owner of an account. */
    interface Proof {

        /** Whether it is his. */
        boolean fits(AccountEntity account);

        /** Takes as long as {@link #fits} for an account that does not exist: time must not tell (80/UPA-13). */
        void fitsNobody();
    }

    /** Checks a password as a sign-in does, with its brakes and its entry in the event log, but makes no token. */
    AccountEntity proved(String login, String password, ClientInfo client) {
        AccountEntity verified = proved(login, new PasswordProof(passwords, password), client);
        return credentials.isOutdated(verified) ? accounts.rehash(verified, password) : verified;
    }

    /** As {@link #proved(String, String, ClientInfo)}, by any kind of proof: every kind of sign-in of accounts passes here (30 B-24). */
    AccountEntity proved(String login, Proof proof, ClientInfo client) {
        zones.requireOpen(client.address());
        @Nullable AccountEntity account = unit.read(em -> accounts.byLoginOrEmail(em, login)).orElse(null);
        String key = account == null ? Names.nameKey(login) : Names.nameKey(account.login());
        brakes.attempt(key, client.address(), () -> account != null && tokens.knows(account.key().toString(), client.address()));
        AccountEntity verified = verify(login, account, proof, client);
        brakes.succeeded(key, client.address());
        record(accounts.account(verified).id().toString(), null, login, "0", client);
        return verified;
    }

    /** The password may have been changed, or the account deactivated, while it was being verified. */
    private Tokens.Issued issue(EntityManager em, AccountEntity verified, ClientInfo client) {
        if (!unchanged(em, verified)) {
            throw new RostrumException(IdentityError.INVALID_CREDENTIALS, "login or password is wrong");
        }
        return tokens.issue(em, TokenOwner.session(verified.key()), LiveToken.person(verified), client);
    }

    /** Whether the account is still as it was {@link #proved}; notes the sign-in there. */
    boolean unchanged(EntityManager em, AccountEntity verified) {
        AccountEntity now = em.find(AccountEntity.class, verified.key().value());
        boolean same = now != null && now.isActive() && now.passwordHash().equals(verified.passwordHash());
        if (same) {
            now.signedIn(clock.instant());
            lockouts.succeeded(em, lockOwner(now));
        }
        return same;
    }

    private LockOwner lockOwner(AccountEntity account) {
        return LockOwner.account(account.key(), accounts.account(account).id().toString());
    }

    private AccountEntity verify(String login, @Nullable AccountEntity account, Proof proof, ClientInfo client) {
        if (account == null) {
            proof.fitsNobody();
            throw refused(login, null, IdentityError.INVALID_CREDENTIALS, "login or password is wrong", client);
        }
        if (!account.isActive()) {
            throw refused(login, account, IdentityError.ACCOUNT_INACTIVE, "this account is inactive", client);
        }
        try {
            lockouts.check(lockOwner(account));
        } catch (RostrumException e) {
            throw refused(login, account, e.error(), String.valueOf(e.getMessage()), client);
        }
        if (!proof.fits(account)) {
            lockouts.failed(lockOwner(account), client.address());
            throw refused(login, account, IdentityError.INVALID_CREDENTIALS, "login or password is wrong", client);
        }
        if (!licence.accepts()) {
            throw refused(login, account, LicenceError.EXPIRED, "this server has no valid licence", client);
        }
        return account;
    }

    private RostrumException refused(
            String login, @Nullable AccountEntity account, ErrorCode code, String message, ClientInfo client) {
        String subject = account == null ? null : accounts.account(account).id().toString();
        record("server", subject, login, code.code(), client);
        return new RostrumException(code, message);
    }

    private void record(String actor, @Nullable String subject, String login, String result, ClientInfo client) {
        audit.record(new AuditEvent(clock.instant(), "login", actor, subject, client.address(),
                Map.of("Login", login, "Result", result, "AppName", client.userAgent())));
    }

    @Override
    public IssuedToken signInAdministrator(String login, String password, @Nullable String code, ClientInfo client) {
        AdministratorSignIn.Attempt attempt =
                new AdministratorSignIn.Attempt(login, password, code, client.address(), client.userAgent());
        return answer(administrators.signIn(attempt, (em, admin) ->
                tokens.issue(em, TokenOwner.admin(admin.loginKey()), LiveToken.person(admin), client)));
    }

    @Override
    public Optional<Session> authenticate(String text) {
        return Token.of(text).flatMap(token -> tokens.find(token).filter(this::isOpen).map(live -> live.session(token, serverName())));
    }

    /** Tokens of the built-in public application stop where it is switched off (61/AO-4). */
    private boolean isOpen(LiveToken live) {
        return !live.isOf(GrantService.PUBLIC_CLIENT) || settings.get(TokenSettings.PUBLIC_CLIENT);
    }

    @Override
    public void signOut(String text) {
        Token.of(text).ifPresent(token -> {
            Optional<LiveToken> live = tokens.find(token);
            tokens.end(token);
            live.map(ended -> ended.person().identity(serverName())).ifPresent(this::recordLogout);
        });
    }

    private void recordLogout(Identity who) {
        Map<String, String> details =
                who instanceof Identity.Administrator admin ? Map.of(Detail.ADMINISTRATOR_TYPE, admin.type()) : Map.of();
        audit.record(new AuditEvent(clock.instant(), "logout", who.name(), null, null, details));
    }

    @Override
    public List<TokenInfo> sessions(Identity who) {
        return owner(who).map(tokens::list).orElse(List.of());
    }

    @Override
    public void end(Identity who, String tokenId) {
        owner(who).ifPresent(owner -> tokens.end(owner, tokenId));
    }

    private static Optional<String> owner(Identity who) {
        if (who instanceof Identity.User user) {
            return Optional.of(user.key().toString());
        }
        return who instanceof Identity.Administrator admin ? Optional.of(Names.nameKey(admin.login())) : Optional.empty();
    }

    @Override
    public void endAll(AccountKey account, String by) {
        unit.run(em -> Tokens.endAll(em, account));
        tokens.forget(account);
        accounts.find(account).ifPresent(found -> audit.record(
                new AuditEvent(clock.instant(), "sessions.ended", by, found.id().toString(), null, Map.of())));
    }

    @Override
    public List<TokenInfo> sessions(AccountKey account) {
        return tokens.list(account);
    }

    @Override
    public void end(AccountKey account, String tokenId) {
        tokens.end(account, tokenId);
    }

    @Override
    public IssuedToken guest(@Nullable String guestToken, String displayName, ClientInfo client) {
        String name = Names.displayName(displayName, "display_name");
        if (!guests.admits(SignInBrakes.network(client.address()))) {
            throw new RostrumException(CommonError.BRAKED, "too many guests from this address; try again later");
        }
        Optional<Token> known = Optional.ofNullable(guestToken).flatMap(Token::of);
        Optional<LiveToken> live = known.flatMap(tokens::find);
        if (live.isPresent() && live.get().person() instanceof LiveToken.GuestPerson guest) {
            return returning(known.get(), guest, name);
        }
        zones.requireOpen(client.address());
        return answer(unit.write(em -> {
            GuestId id = new GuestId(HexFormat.of().formatHex(Token.randomBytes(8)));
            em.persist(new GuestEntity(id, name, clock.instant()));
            em.persist(new GuestNameEntity(id, name, clock.instant()));
            return tokens.issue(em, TokenOwner.guest(id), new LiveToken.GuestPerson(id, name), client);
        }));
    }

    private IssuedToken returning(Token token, LiveToken.GuestPerson guest, String name) {
        if (!guest.displayName().equals(name)) {
            unit.run(em -> {
                em.find(GuestEntity.class, guest.id().value()).rename(name);
                em.persist(new GuestNameEntity(guest.id(), name, clock.instant()));
            });
            tokens.forget(token);
        }
        Session session = authenticate(token.text())
                .orElseThrow(() -> new RostrumException(CommonError.UNAUTHORIZED, "this guest has just been signed out"));
        return new IssuedToken(token.text(), session);
    }

    private IssuedToken answer(Tokens.Issued issued) {
        return new IssuedToken(issued.token().text(), issued.live().session(issued.token(), serverName()));
    }

    private String serverName() {
        return settings.get(ServerSettings.SERVER_NAME);
    }
}
