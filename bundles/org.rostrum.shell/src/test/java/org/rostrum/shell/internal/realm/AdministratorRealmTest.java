// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import org.apache.karaf.jaas.boot.ProxyLoginModule;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.config.JaasRealm;
import org.junit.jupiter.api.Test;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.AdministratorService;
import org.rostrum.identity.Identity;

class AdministratorRealmTest {

    /** Knows one administrator of each role, whose password is his login, and brakes "braked". */
    private static final class Known implements AdministratorService {
        @Override
        public Identity.Administrator create(String login, String password, Set<AdminRole> roles, String by) {
            throw new AssertionError();
        }

        @Override
        public Optional<Identity.Administrator> verify(String login, String password) {
            if (login.equals("braked")) {
                throw new RostrumException(CommonError.BRAKED, "too many attempts");
            }
            return list().stream().filter(administrator -> administrator.login().equals(login) && login.equals(password)).findFirst();
        }

        @Override
        public void setPassword(String login, String password, String by) {
            throw new AssertionError();
        }

        @Override
        public List<Identity.Administrator> list() {
            return List.of(new Identity.Administrator("root", Set.of(AdminRole.ADMIN)),
                    new Identity.Administrator("sec", Set.of(AdminRole.SECURITY_ADMIN)));
        }
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
        module.initialize(subject, handler, Map.of(), Map.of(AdministratorLoginModule.ADMINISTRATORS, new Known()));
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
        assertThatThrownBy(() -> signIn("braked", "x")).isInstanceOf(LoginException.class).hasMessageContaining("tooManyRequests");
    }

    @Test
    void karafsFilesAreAskedFirstAndItsLogModulesNever() {
        AdministratorRealm realm = new AdministratorRealm("7", new Known());
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
                return java.util.stream.Stream.of(modules)
                        .map(module -> new AppConfigurationEntry(ProxyLoginModule.class.getName(), LoginModuleControlFlag.OPTIONAL,
                                Map.of(ProxyLoginModule.PROPERTY_MODULE, module)))
                        .toArray(AppConfigurationEntry[]::new);
            }
        };
    }
}
