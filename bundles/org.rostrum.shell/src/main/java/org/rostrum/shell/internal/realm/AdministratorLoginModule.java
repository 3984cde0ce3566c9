// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.realm;

import java.io.IOException;
import java.security.Principal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import javax.security.auth.spi.LoginModule;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.AdministratorService;
import org.rostrum.identity.Identity;

/** Signs an administrator in for JAAS. One instance a sign-in, confined to it. Public for JAAS. */
public final class AdministratorLoginModule implements LoginModule {

    static final String ADMINISTRATORS = "org.rostrum.administrators";

    /** Roles of Karaf: {@code ssh} opens the remote console, the others its commands. */
    private static final List<String> FULL = List.of("admin", "manager", "viewer", "systembundles", "ssh");

    private static final List<String> SECURITY = List.of("viewer");

    private final Set<Principal> principals = new HashSet<>();

    @SuppressWarnings("NullAway.Init") // initialize() comes first
    private Subject subject;

    @SuppressWarnings("NullAway.Init") // initialize() comes first
    private CallbackHandler handler;

    @SuppressWarnings("NullAway.Init") // initialize() comes first
    private AdministratorService administrators;

    @Override
    public void initialize(Subject subject, CallbackHandler handler, Map<String, ?> sharedState, Map<String, ?> options) {
        this.subject = subject;
        this.handler = handler;
        this.administrators = (AdministratorService) Objects.requireNonNull(options.get(ADMINISTRATORS));
    }

    @Override
    public boolean login() throws LoginException {
        NameCallback name = new NameCallback("Login: ");
        PasswordCallback password = new PasswordCallback("Password: ", false);
        try {
            handler.handle(new Callback[] {name, password});
        } catch (IOException | UnsupportedCallbackException e) {
            throw (LoginException) new LoginException("no login and password").initCause(e);
        }
        char[] typed = password.getPassword();
        if (name.getName() == null || typed == null) {
            throw new FailedLoginException("no login and password");
        }
        Identity.Administrator administrator = verify(name.getName(), new String(typed));
        password.clearPassword();
        principals.add(new UserPrincipal(administrator.login()));
        administrator.roles().forEach(role -> rolesOf(role).forEach(karafRole -> principals.add(new RolePrincipal(karafRole))));
        return true;
    }

    private Identity.Administrator verify(String login, String password) throws LoginException {
        try {
            return administrators.verify(login, password).orElseThrow(() -> new FailedLoginException("login or password is wrong"));
        } catch (RostrumException e) {
            throw (LoginException) new LoginException(e.error().code() + ": " + e.getMessage()).initCause(e);
        }
    }

    private static List<String> rolesOf(AdminRole role) {
        return switch (role) {
            case ADMIN -> FULL;
            case SECURITY_ADMIN -> SECURITY;
        };
    }

    @Override
    public boolean commit() {
        subject.getPrincipals().addAll(principals);
        return !principals.isEmpty();
    }

    @Override
    public boolean abort() {
        principals.clear();
        return true;
    }

    @Override
    public boolean logout() {
        subject.getPrincipals().removeAll(principals);
        principals.clear();
        return true;
    }
}
