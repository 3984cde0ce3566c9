// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import org.apache.karaf.jaas.boot.ProxyLoginModule;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.config.JaasRealm;
import org.junit.jupiter.api.Test;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.ErrorCode;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.AdministratorService;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;

class AdministratorRealmTest {

    /** Knows one administrator of each role, whose password is his login; refuses others with the word that they typed. */
    private static final AdministratorService KNOWN = (AdministratorService) Proxy.newProxyInstance(
            AdministratorService.class.getClassLoader(), new Class<?>[] {AdministratorService.class}, (proxy, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("verify");
                return verify((String) arguments[0], (String) arguments[1]);
            });

    private static Optional<Identity.Administrator> verify(String login, String typed) {
        List<ErrorCode> refusals = List.of(CommonError.BRAKED, IdentityError.ACCOUNT_LOCKED, IdentityError.ACCOUNT_INACTIVE,
                IdentityError.SECOND_FACTOR_REQUIRED);
        refusals.stream().filter(error -> error.code().equals(login)).findFirst().ifPresent(error -> {
            throw new RostrumException(error, "no");
        });
        return Stream.of(new Identity.Administrator("root", Set.of(AdminRole.ADMIN)),
                        new Identity.Administrator("sec", Set.of(AdminRole.SECURITY_ADMIN)))
                .filter(administrator -> administrator.login().equals(login) && login.equals(typed)).findFirst();
    }

    private static Subject signIn(String login, String password) throws LoginException {
        Subject subject = new Subject();
        AdministratorLoginModule module = new AdministratorLoginModule();
        CallbackHandler handler = callbacks -> {
            for (Callback callback : callbacks) {
                if (callback instanceof NameCallback name) {
                    name.setName(login);
                } else if (callback instanceof PasswordCallback secret) {
                    secret.setPassword(password.toCharArray());
                }
            }
        };
        module.initialize(subject, handler, Map.of(), Map.of(AdministratorLoginModule.ADMINISTRATORS, KNOWN));
        assertThat(module.login()).isTrue();
        assertThat(subject.getPrincipals()).isEmpty();
        assertThat(module.commit()).isTrue();
        return subject;
    }

    private static List<String> roles(Subject subject) {
        return subject.getPrincipals(RolePrincipal.class).stream().map(Principal::getName).sorted().toList();
    }

    @Test
    void administratorsSignInAtTheConsoleWithTheirRoles() throws Exception {
        // 00/R-10
        assertThat(roles(signIn("root", "root"))).containsExactly("admin", "manager", "ssh", "systembundles", "viewer");
        assertThat(roles(signIn("sec", "sec"))).containsExactly("viewer");
    }

    @Test
    void everybodyElseIsRefused() {
        assertThatThrownBy(() -> signIn("root", "wrong")).isInstanceOf(FailedLoginException.class);
        assertThatThrownBy(() -> signIn("nobody", "nobody")).isInstanceOf(FailedLoginException.class);
        // 00/R-10: one sign-in; 30/LCK-6
        for (String refusal : List.of("tooManyRequests", "accountLocked", "accountInactive", "secondFactorRequired")) {
            assertThatThrownBy(() -> signIn(refusal, "x")).isInstanceOf(LoginException.class).hasMessageContaining(refusal);
        }
    }

    @Test
    void karafsFilesAreAskedFirstAndItsLogModulesNever() {
        AdministratorRealm realm = new AdministratorRealm("7", KNOWN);
        realm.addRealm(realm("other", "org.apache.karaf.jaas.modules.properties.PropertiesLoginModule"));
        realm.addRealm(realm("karaf", "org.apache.karaf.jaas.modules.properties.PropertiesLoginModule",
                "org.apache.karaf.jaas.modules.audit.LogAuditLoginModule"));
        assertThat(realm.getName()).isEqualTo("karaf");
        assertThat(realm.getRank()).isPositive();
        assertThat(realm.getEntries())
                .extracting(entry -> String.valueOf(entry.getOptions().get(ProxyLoginModule.PROPERTY_MODULE)))
                .containsExactly(
                        "org.apache.karaf.jaas.modules.properties.PropertiesLoginModule", AdministratorLoginModule.class.getName());
        assertThat(realm.getEntries()).extracting(AppConfigurationEntry::getControlFlag)
                .containsExactly(LoginModuleControlFlag.SUFFICIENT, LoginModuleControlFlag.REQUIRED);
    }

    private static JaasRealm realm(String name, String... modules) {
        return new JaasRealm() {
            @Override
            public String getName() {
                return name;
            }

            @Override
            public int getRank() {
                return 0;
            }

            @Override
            public AppConfigurationEntry[] getEntries() {
                return Stream.of(modules)
                        .map(module -> new AppConfigurationEntry(ProxyLoginModule.class.getName(), LoginModuleControlFlag.OPTIONAL,
                                Map.of(ProxyLoginModule.PROPERTY_MODULE, module)))
                        .toArray(AppConfigurationEntry[]::new);
            }
        };
    }
}
