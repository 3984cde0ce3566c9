// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.identity.internal.People.HERE;
import static org.rostrum.identity.internal.People.assertRefused;
import static org.rostrum.identity.internal.People.assertRefusedAt;
import static org.rostrum.identity.internal.People.passwordOf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Account;
import org.rostrum.identity.ApplicationService.ApplicationToken;
import org.rostrum.identity.ApplicationService.Change;
import org.rostrum.identity.ApplicationService.Created;
import org.rostrum.identity.ApplicationService.NewApplication;
import org.rostrum.identity.GrantError;
import org.rostrum.identity.GrantService.AuthorizationRequest;
import org.rostrum.identity.GrantService.Client;
import org.rostrum.identity.GrantService.GrantedTokens;
import org.rostrum.identity.GrantService;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.SignInService.Session;
import org.rostrum.identity.TokenSettings;
import org.rostrum.test.TestDatabase;

/** The four grants of contract 61 section 4, on both databases and in virtual time. */
class GrantsTest {

    private static final String BACK = "https://bot.example.org/back";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"; // RFC 7636 appendix B

    private static Created bot(People people, String... permissions) {
        return people.applications.create(new NewApplication("Bot", true, List.of(BACK), List.of(permissions)), "admin:root");
    }

    private static Client client(Created created) {
        return new Client(created.application().id(), created.secret() == null ? "" : created.secret());
    }

    private static AuthorizationRequest asked(String id, String redirect, String challenge) {
        return new AuthorizationRequest(id, "code", redirect, null, "a b&c", challenge, challenge == null ? null : "S256");
    }

    private static Identity.User user(Account account) {
        return new Identity.User(account.key(), account.id(), account.displayName());
    }

    private static String code(String address) {
        return address.replaceAll(".*[?&]code=([^&]+).*", "$1");
    }

    private static Session session(People people, GrantedTokens tokens) {
        return people.signIn.authenticate(tokens.accessToken()).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void anApplicationActsForItselfForAnHour(TestDatabase.Kind kind) {
        // 60/OA-5 client credentials, 61/AO-6, 60/OA-7
        try (People people = new People(kind)) {
            Created bot = bot(people, "conferences", "users:read");
            assertThat(bot.application().id()).matches("[0-9a-f]{40}");
            assertThat(bot.secret()).matches("[0-9a-f]{40}");
            GrantedTokens tokens = people.grants.byCredentials(client(bot), null, HERE);
            assertThat(tokens.refreshToken()).isNull();
            assertThat(tokens.expiresIn()).isEqualTo(3600);
            assertThat(tokens.scope()).isEqualTo("conferences users:read");
            Session session = session(people, tokens);
            assertThat(session.identity()).isEqualTo(new Identity.Application(bot.application().id(), "Bot"));
            // 61/AO-20, 00/R-66: what the bare name stands for
            assertThat(session.grant().permissions()).isEqualTo(Set.of("conferences:read", "conferences:write", "conferences.sessions:read",
                    "conferences.sessions.participants:read", "users:read"));
            people.time.advance(Duration.ofSeconds(3600));
            assertThat(people.signIn.authenticate(tokens.accessToken())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void secretsAreKeptAsHashesOnly(TestDatabase.Kind kind) {
        // 61 section 17: the answer tells a secret once
        try (People people = new People(kind)) {
            Created bot = bot(people, "users");
            String stored = people.unit.jpa().<String>read(em -> em.find(ApplicationEntity.class, bot.application().id()).secretHash());
            assertThat(stored).hasSize(64).isNotEqualTo(bot.secret());
            assertThat(people.events.all.toString()).doesNotContain(bot.secret());
            assertThat(bot.toString()).doesNotContain(bot.secret());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void wrongApplicationsAreRefusedAndBrakedByFailuresOnly(TestDatabase.Kind kind) {
        // 61 section 4.4, 61/TR-15
        try (People people = new People(kind)) {
            Created bot = bot(people, "users");
            Client wrong = new Client(bot.application().id(), "0".repeat(40));
            for (int i = 0; i < 200; i++) {
                people.grants.byCredentials(client(bot), null, HERE);
            }
            for (int i = 0; i < 58; i++) {
                assertRefused(GrantError.INVALID_CLIENT, () -> people.grants.byCredentials(wrong, null, HERE));
            }
            assertRefused(GrantError.INVALID_CLIENT, () -> people.grants.byCredentials(new Client("", ""), null, HERE));
            assertRefused(GrantError.INVALID_CLIENT, () -> people.grants.byCredentials(new Client("f".repeat(999), "x"), null, HERE));
            assertRefused(CommonError.BRAKED, () -> people.grants.byCredentials(wrong, null, HERE));
            people.grants.byCredentials(client(bot), null, HERE);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void aPasswordGivesAccessAndRefresh(TestDatabase.Kind kind) {
        // 60/OA-5 user credentials and refresh, 61/AO-6: no new refresh token
        try (People people = new People(kind)) {
            Account anna = people.account("anna");
            Created bot = bot(people, "conferences:read", "users.avatar");
            GrantedTokens tokens = people.grants.byPassword(client(bot), "anna@localhost", passwordOf("anna"), "conferences:read", HERE);
            assertThat(session(people, tokens).identity()).isEqualTo(user(anna));
            assertThat(session(people, tokens).grant().permissions()).containsExactly("conferences:read");
            assertThat(people.signIn.authenticate(tokens.refreshToken())).as("a refresh token opens nothing").isEmpty();
            people.time.advance(Duration.ofDays(6));
            GrantedTokens again = people.grants.byRefreshToken(client(bot), tokens.refreshToken(), null, HERE);
            assertThat(again.refreshToken()).isNull();
            assertThat(again.scope()).isEqualTo("conferences:read");
            assertThat(session(people, again).identity()).isEqualTo(user(anna));
            assertRefused(GrantError.INVALID_SCOPE,
                    () -> people.grants.byRefreshToken(client(bot), tokens.refreshToken(), "users.avatar:read", HERE));
            people.time.advance(Duration.ofDays(1));
            assertRefused(GrantError.INVALID_GRANT, () -> people.grants.byRefreshToken(client(bot), tokens.refreshToken(), null, HERE));
            assertRefused(IdentityError.INVALID_CREDENTIALS, () -> people.grants.byPassword(client(bot), "anna", "wrong", null, HERE));
            people.management.change(anna.key(), new org.rostrum.identity.AccountManagement.Change(null, null, null, false, null), "x");
            assertRefused(IdentityError.ACCOUNT_INACTIVE,
                    () -> people.grants.byPassword(client(bot), "anna", passwordOf("anna"), null, HERE));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void aCodeIsGoodOnceAndForAMinute(TestDatabase.Kind kind) {
        // 61/AO-11: state comes back, 60 s, once; 61 section 4.4
        try (People people = new People(kind)) {
            Account anna = people.account("anna");
            Created bot = bot(people, "conferences");
            AuthorizationRequest request = asked(bot.application().id(), BACK, null);
            assertThat(people.grants.consent(request).scope()).containsExactly("conferences");
            String address = people.grants.allow(request, user(anna), HERE);
            assertThat(address).startsWith(BACK + "?code=").endsWith("&state=a+b%26c");
            GrantedTokens tokens = people.grants.byCode(client(bot), code(address), BACK, null, HERE);
            assertThat(session(people, tokens).identity()).isEqualTo(user(anna));
            assertThat(tokens.refreshToken()).isNotNull();
            assertRefused(GrantError.INVALID_GRANT, () -> people.grants.byCode(client(bot), code(address), BACK, null, HERE));

            String late = code(people.grants.allow(request, user(anna), HERE));
            people.time.advance(Duration.ofSeconds(60));
            assertRefused(GrantError.INVALID_GRANT, () -> people.grants.byCode(client(bot), late, null, null, HERE));
            String elsewhere = code(people.grants.allow(request, user(anna), HERE));
            assertRefused(GrantError.INVALID_GRANT, () -> people.grants.byCode(client(bot), elsewhere, BACK + "/", null, HERE));
            String foreign = code(people.grants.allow(request, user(anna), HERE));
            Created other = bot(people, "conferences");
            assertRefused(GrantError.INVALID_GRANT, () -> people.grants.byCode(client(other), foreign, BACK, null, HERE));
            assertRefused(GrantError.INVALID_GRANT, () -> people.grants.byCode(client(bot), "nonsense", BACK, null, HERE));
            assertThat(people.grants.deny(request)).isEqualTo(BACK + "?error=access_denied&state=a+b%26c");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void wrongRequestsOfTheAuthorizePageGoNowhereOrBack(TestDatabase.Kind kind) {
        // 61/AO-12: the address must be registered; RFC 6749 section 4.1.2.1
        try (People people = new People(kind)) {
            Created bot = bot(people, "conferences:read");
            String id = bot.application().id();
            assertRefused(GrantError.INVALID_CLIENT, () -> people.grants.consent(asked("f".repeat(40), BACK, null)));
            for (String wrong : List.of(BACK + "/", BACK + "?x=1", "https://evil.example.org/back", "javascript:alert(1)", "\0")) {
                assertRefusedAt(GrantError.INVALID_REDIRECT, "redirect_uri", () -> people.grants.consent(asked(id, wrong, null)));
            }
            assertThat(people.grants.consent(new AuthorizationRequest(id, "token", BACK, null, null, null, null)).redirectTo())
                    .isEqualTo(BACK + "?error=unsupported_response_type");
            assertThat(people.grants.consent(new AuthorizationRequest(id, "code", BACK, "users:write", "s", null, null)).redirectTo())
                    .isEqualTo(BACK + "?error=invalid_scope&state=s");
            assertThat(people.grants.consent(new AuthorizationRequest(id, "code", BACK, null, null, CHALLENGE, "plain")).redirectTo())
                    .isEqualTo(BACK + "?error=invalid_request");
            people.applications.change(id, new Change(null, null, null, false), "admin:root");
            assertRefused(GrantError.INVALID_CLIENT, () -> people.grants.consent(asked(id, BACK, null)));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void anApplicationWithoutSecretNeedsItsProofKey(TestDatabase.Kind kind) {
        // 61/AO-11: PKCE required for public clients; 61/AO-5: refresh without ID for them alone
        try (People people = new People(kind)) {
            Account anna = people.account("anna");
            String local = "http://localhost:8123/back";
            Created app = people.applications.create(
                    new NewApplication("Desk", false, List.of(local), List.of("conferences")), "admin:root");
            assertThat(app.secret()).isNull();
            Client client = new Client(app.application().id(), "");
            assertThat(people.grants.consent(asked(client.id(), local, null)).redirectTo()).contains("error=invalid_request");
            String code = code(people.grants.allow(asked(client.id(), local, CHALLENGE), user(anna), HERE));
            assertRefused(GrantError.INVALID_GRANT, () -> people.grants.byCode(client, code, local, "x".repeat(43), HERE));
            String next = code(people.grants.allow(asked(client.id(), local, CHALLENGE), user(anna), HERE));
            GrantedTokens tokens = people.grants.byCode(client, next, local, VERIFIER, HERE);
            GrantedTokens again = people.grants.byRefreshToken(new Client("", ""), tokens.refreshToken(), null, HERE);
            assertThat(session(people, again).identity()).isEqualTo(user(anna));
            assertRefused(GrantError.UNAUTHORIZED_CLIENT, () -> people.grants.byCredentials(client, null, HERE));
            assertRefused(GrantError.UNAUTHORIZED_CLIENT, () -> people.grants.byPassword(client, "anna", passwordOf("anna"), null, HERE));

            Created bot = bot(people, "conferences");
            GrantedTokens secret = people.grants.byPassword(client(bot), "anna", passwordOf("anna"), null, HERE);
            assertRefused(GrantError.INVALID_CLIENT,
                    () -> people.grants.byRefreshToken(new Client("", ""), secret.refreshToken(), null, HERE));
            assertRefused(GrantError.INVALID_GRANT, () -> people.grants.byRefreshToken(client, secret.refreshToken(), null, HERE));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void theBuiltInApplicationIsOffAndItsTokensStopWithIt(TestDatabase.Kind kind) {
        // 61/AO-4
        try (People people = new People(kind)) {
            people.account("anna");
            Client builtIn = new Client(GrantService.PUBLIC_CLIENT, "");
            assertRefused(GrantError.INVALID_CLIENT, () -> people.grants.byPassword(builtIn, "anna", passwordOf("anna"), null, HERE));
            people.settings.set(TokenSettings.PUBLIC_CLIENT, true, "admin:root");
            GrantedTokens tokens = people.grants.byPassword(builtIn, "anna", passwordOf("anna"), null, HERE);
            assertThat(session(people, tokens).grant()).as("its scope is that of the user").isNull();
            assertThat(people.grants.byRefreshToken(new Client("", ""), tokens.refreshToken(), null, HERE).scope()).isEmpty();
            assertRefused(GrantError.UNAUTHORIZED_CLIENT, () -> people.grants.byCredentials(builtIn, null, HERE));
            people.settings.set(TokenSettings.PUBLIC_CLIENT, false, "admin:root");
            assertThat(people.signIn.authenticate(tokens.accessToken())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void permissionsAreThoseOfTheApplicationNow(TestDatabase.Kind kind) {
        // 60/OC-5, 00/R-66, 70/A-OAP-4
        try (People people = new People(kind)) {
            Created bot = bot(people, "conferences", "users");
            String id = bot.application().id();
            GrantedTokens tokens = people.grants.byCredentials(client(bot), "users conferences:read", HERE);
            assertThat(session(people, tokens).grant().permissions()).containsExactlyInAnyOrder("users:read", "users:write", "conferences:read");
            people.applications.change(id, new Change(null, null, List.of("users:read", "groups"), null), "admin:root");
            assertThat(session(people, tokens).grant().permissions()).as("never more than was asked for").containsExactly("users:read");
            assertRefusedAt(IdentityError.PERMISSION_UNKNOWN, "permissions",
                    () -> people.applications.change(id, new Change("Other", null, List.of("users:read", "users:fly"), null), "admin:root"));
            assertThat(people.applications.get(id).name()).as("nothing half done").isEqualTo("Bot");
            assertRefused(GrantError.INVALID_SCOPE, () -> people.grants.byCredentials(client(bot), "users:write", HERE));
            assertRefused(GrantError.INVALID_SCOPE, () -> people.grants.byCredentials(client(bot), "users:fly", HERE));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void anApplicationIsCutOffAtOnce(TestDatabase.Kind kind) {
        // 60/OA-2, 60/OC-3, 60/OC-4
        try (People people = new People(kind)) {
            Account anna = people.account("anna");
            Account boris = people.account("boris");
            Created bot = bot(people, "conferences");
            String id = bot.application().id();
            List<AccountKey> told = new ArrayList<>();
            people.tokens.onEnded(told::add);
            GrantedTokens annas = people.grants.byPassword(client(bot), "anna", passwordOf("anna"), null, HERE);
            GrantedTokens boriss = people.grants.byPassword(client(bot), "boris", passwordOf("boris"), null, HERE);

            String fresh = people.applications.renewSecret(id, "admin:root");
            assertRefused(GrantError.INVALID_CLIENT, () -> people.grants.byCredentials(client(bot), null, HERE));
            Client renewed = new Client(id, fresh);
            assertThat(people.signIn.authenticate(annas.accessToken())).isPresent();
            people.grants.byRefreshToken(renewed, annas.refreshToken(), null, HERE);

            assertThat(people.applications.get(id).tokens()).isEqualTo(5);
            ApplicationToken one = people.applications.tokens(id).stream().filter(t -> "anna".equals(t.userId())).findFirst().orElseThrow();
            told.clear();
            people.applications.endToken(id, one.id(), "admin:root");
            assertThat(told).containsExactly(anna.key());
            assertThat(people.signIn.authenticate(annas.accessToken())).isEmpty();
            assertRefused(GrantError.INVALID_GRANT, () -> people.grants.byRefreshToken(renewed, annas.refreshToken(), null, HERE));
            assertThat(people.applications.tokens(id)).extracting(ApplicationToken::userId).containsOnly("boris");
            assertThat(people.applications.tokens(id)).extracting(ApplicationToken::kind).containsExactlyInAnyOrder("access", "refresh");

            told.clear();
            people.applications.change(id, new Change(null, null, null, false), "admin:root");
            assertThat(told).containsExactly(boris.key());
            assertThat(people.signIn.authenticate(boriss.accessToken())).isEmpty();
            assertRefused(GrantError.INVALID_CLIENT, () -> people.grants.byCredentials(renewed, null, HERE));
            people.applications.change(id, new Change(null, null, null, true), "admin:root");
            assertThat(people.signIn.authenticate(boriss.accessToken())).as("cut off for good").isEmpty();
            GrantedTokens own = people.grants.byCredentials(renewed, null, HERE);
            people.applications.delete(id, "admin:root");
            assertThat(people.signIn.authenticate(own.accessToken())).isEmpty();
            assertRefused(IdentityError.APPLICATION_NOT_FOUND, () -> people.applications.get(id));
            assertThat(people.events.types()).contains("application.secret", "application.token_ended");
            assertThat(people.changeWords()).contains("create application", "edit application", "delete application");
            assertThat(people.changes.toString()).doesNotContain(fresh);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void redirectAddressesAreSafeOnes(TestDatabase.Kind kind) {
        // 61/AO-12
        try (People people = new People(kind)) {
            people.applications.create(new NewApplication("A", true,
                    List.of("https://a.example.org/x?y=1", "http://localhost:1/", "http://127.0.0.1:8080/cb", "http://[::1]:5/"), List.of()), "x");
            for (String wrong : List.of("http://a.example.org/", "https://a.example.org/#f", "/back", "", "https://u:p@a.example.org/",
                    "javascript:alert(1)", "https://", "https://a.example.org\\@b/", "ftp://localhost/", "https://a b/", "x".repeat(3000))) {
                assertRefusedAt(IdentityError.REDIRECT_INVALID, "redirect_uris",
                        () -> people.applications.create(new NewApplication("A", true, List.of(wrong), List.of()), "x"));
            }
            assertRefusedAt(IdentityError.NAME_INVALID, "name",
                    () -> people.applications.create(new NewApplication(" ", true, List.of(), List.of()), "x"));
            assertThat(people.applications.list()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void theSecretKeyIsOneAndReplacedAtOnce(TestDatabase.Kind kind) {
        // 20/SEC-20, 20/SEC-21, 61/AO-15
        try (People people = new People(kind)) {
            assertThat(people.apiKey.createdAt()).isEmpty();
            String first = people.apiKey.create("admin:root");
            assertThat(first).matches("[A-Za-z0-9]{32}");
            assertThat(people.apiKey.createdAt()).contains(people.time.instant());
            people.time.advance(Duration.ofDays(4000));
            people.tokens.sweep();
            assertThat(people.signIn.authenticate(first).orElseThrow().grant()).isEqualTo(
                    org.rostrum.identity.SignInService.Grant.API_KEY);
            String second = people.apiKey.create("admin:root");
            assertThat(people.signIn.authenticate(first)).isEmpty();
            assertThat(people.signIn.authenticate(second).orElseThrow().identity()).isInstanceOf(Identity.Administrator.class);
            people.apiKey.delete("admin:root");
            assertThat(people.signIn.authenticate(second)).isEmpty();
            assertThat(people.apiKey.createdAt()).isEmpty();
            // 20/SEC-23
            assertThat(people.changeWords()).containsExactly("create api_key", "edit api_key", "delete api_key");
            assertThat(people.changes.toString()).doesNotContain(first).doesNotContain(second);
        }
    }
}
