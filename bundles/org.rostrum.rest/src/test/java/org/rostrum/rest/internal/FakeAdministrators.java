// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.Administrator;
import org.rostrum.identity.AdministratorSelf;
import org.rostrum.identity.AdministratorService;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;

/** Administrators in memory, just as strict as the edge can notice: code 123456 is right, password "braked" is braked. */
public final class FakeAdministrators implements AdministratorService, AdministratorSelf {

    private static final String CODE = "123456";
    private static final Instant LATER = FakeIdentity.NOW.plusSeconds(60);

    private final Map<String, Administrator> all = new ConcurrentHashMap<>();
    private final Map<String, Preferences> preferences = new ConcurrentHashMap<>();
    private final Map<String, String> notes = new ConcurrentHashMap<>();

    public FakeAdministrators() {
        reset();
    }

    /** As at the start: root and sec, each with one role. */
    public void reset() {
        all.clear();
        preferences.clear();
        notes.clear();
        put("root", Set.of(AdminRole.ADMIN), true, false, null);
        put("sec", Set.of(AdminRole.SECURITY_ADMIN), true, false, null);
    }

    /** Makes or replaces one. */
    public void put(String login, Set<AdminRole> roles, boolean active, boolean secondFactor, @Nullable Instant lockedUntil) {
        all.put(login, new Administrator(login, login, roles, active, secondFactor, lockedUntil, FakeIdentity.NOW, null));
    }

    /** Locks him for a minute. */
    public void lock(String login) {
        Administrator now = all.get(login);
        put(login, now.roles(), now.active(), now.secondFactor(), LATER);
    }

    /** Gives or takes his second factor. */
    public void secondFactor(String login, boolean has) {
        Administrator now = all.get(login);
        put(login, now.roles(), now.active(), has, now.lockedUntil());
    }

    /** What a refused call may not change. */
    public Object state() {
        return List.of(new TreeMap<>(all), new TreeMap<>(preferences), new TreeMap<>(notes));
    }

    private Administrator existing(String login) {
        Administrator found = all.get(login);
        if (found == null) {
            throw new RostrumException(IdentityError.ADMINISTRATOR_NOT_FOUND, "There is none.", "login");
        }
        return found;
    }

    private void refuseLast(String login) {
        if (all.values().stream().noneMatch(a -> a.active() && a.roles().contains(AdminRole.ADMIN) && !a.login().equals(login))) {
            throw new RostrumException(IdentityError.LAST_ADMINISTRATOR, "The last one.");
        }
    }

    @Override
    public Administrator create(NewAdministrator wanted, String by) {
        if (wanted.login().contains(" ")) {
            throw new RostrumException(IdentityError.LOGIN_INVALID, "No login.", "login");
        }
        checkName(wanted.displayName());
        FakePasswords.check(wanted.password(), "password");
        if (all.containsKey(wanted.login())) {
            throw new RostrumException(CommonError.UNIQUE_VALUE_IN_USE, "In use.", "login");
        }
        put(wanted.login(), wanted.roles(), true, false, null);
        notes.put(wanted.login(), "created by " + by);
        return existing(wanted.login());
    }

    private static void checkName(@Nullable String name) {
        if (name != null && name.length() > 240) {
            throw new RostrumException(IdentityError.NAME_INVALID, "Too long.", "display_name");
        }
    }

    @Override
    public List<Administrator> list() {
        return new ArrayList<>(new TreeMap<>(all).values());
    }

    @Override
    public Optional<Administrator> find(String login) {
        return Optional.ofNullable(all.get(login));
    }

    @Override
    public Administrator change(String login, Change change, String by) {
        Administrator now = existing(login);
        checkName(change.displayName());
        if (change.roles() != null && change.roles().isEmpty()) {
            throw new RostrumException(CommonError.REQUIRED, "A role.", "roles");
        }
        if (Boolean.FALSE.equals(change.active()) || change.roles() != null && !change.roles().contains(AdminRole.ADMIN)) {
            refuseLast(login);
        }
        all.put(login, new Administrator(login, change.displayName() == null ? now.displayName() : change.displayName(),
                change.roles() == null ? now.roles() : change.roles(), change.active() == null ? now.active() : change.active(),
                now.secondFactor(), now.lockedUntil(), now.createdAt(), null));
        return existing(login);
    }

    @Override
    public void setPassword(String login, String password, String by) {
        existing(login);
        FakePasswords.check(password, "password");
        notes.put(login, "password " + password + " by " + by);
    }

    @Override
    public void unlock(String login, String by) {
        Administrator now = existing(login);
        put(login, now.roles(), now.active(), now.secondFactor(), null);
    }

    @Override
    public void removeSecondFactor(String login, String by) {
        existing(login);
        secondFactor(login, false);
    }

    @Override
    public void delete(String login, String by) {
        existing(login);
        refuseLast(login);
        all.remove(login);
    }

    @Override
    public String reset(String login, @Nullable String password, String by) {
        throw new UnsupportedOperationException("the edge has no way to it");
    }

    @Override
    public Optional<Identity.Administrator> verify(String login, String typed) {
        throw new UnsupportedOperationException("the edge has no way to it");
    }

    @Override
    public void changePassword(Identity.Administrator who, String oldPassword, String password, String keepTokenId) {
        brake(oldPassword);
        if (!oldPassword.equals(FakeIdentity.PASSWORD)) {
            throw new RostrumException(IdentityError.OLD_PASSWORD_WRONG, "Wrong.", "old_password");
        }
        FakePasswords.check(password, "password");
        notes.put(who.login(), "own password " + password + " keeps " + keepTokenId);
    }

    private static void brake(String typed) {
        if (typed.equals("braked")) {
            throw new RostrumException(CommonError.BRAKED, "Too many.");
        }
    }

    private static void refuse(boolean when, IdentityError error) {
        if (when) {
            throw new RostrumException(error, "Not now.");
        }
    }

    private void check(String code) {
        brake(code);
        if (!code.equals(CODE)) {
            throw new RostrumException(IdentityError.SECOND_FACTOR_WRONG, "Wrong.", "code");
        }
    }

    @Override
    public Enrolment beginSecondFactor(Identity.Administrator who) {
        refuse(existing(who.login()).secondFactor(), IdentityError.SECOND_FACTOR_SET);
        notes.put(who.login(), "begun");
        return new Enrolment("ABC", "otpauth://totp/x");
    }

    @Override
    public void confirmSecondFactor(Identity.Administrator who, String code) {
        refuse(existing(who.login()).secondFactor(), IdentityError.SECOND_FACTOR_SET);
        refuse(!"begun".equals(notes.get(who.login())), IdentityError.SECOND_FACTOR_NOT_SET);
        check(code);
        secondFactor(who.login(), true);
    }

    @Override
    public void removeSecondFactor(Identity.Administrator who, String code) {
        refuse(!existing(who.login()).secondFactor(), IdentityError.SECOND_FACTOR_NOT_SET);
        check(code);
        secondFactor(who.login(), false);
    }

    @Override
    public Preferences preferences(Identity.Administrator who) {
        return preferences.getOrDefault(who.login(), Preferences.DEFAULT);
    }

    @Override
    public void setPreferences(Identity.Administrator who, Preferences wanted) {
        if (wanted.timeZone().startsWith("Mars")) {
            throw new RostrumException(CommonError.INVALID_VALUE, "No zone.", "time_zone");
        }
        preferences.put(who.login(), wanted);
    }
}
