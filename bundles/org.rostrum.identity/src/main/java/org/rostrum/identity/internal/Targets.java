// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.call.CallString;
import org.rostrum.base.call.CallStringError;
import org.rostrum.base.error.ErrorCode;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.contact.CallTarget;
import org.rostrum.identity.contact.ContactError;
import org.rostrum.settings.SiteSettings;

/** Looks up what a call string stands for, inside a transaction. Source: 80 §3, 00/R-48, 30/ALS-11. Thread-safe. */
final class Targets {

    private final StoredAccounts accounts;
    private final ThisServer here;

    Targets(StoredAccounts accounts, SiteSettings settings) {
        this.accounts = accounts;
        this.here = new ThisServer(settings);
    }

    /** @throws RostrumException as {@link org.rostrum.identity.contact.CallTargets#find} */
    CallTarget find(EntityManager em, String typed, String location) {
        return of(em, CallString.require(typed, location), location, true);
    }

    /** What a stored entry with this call string has: also if it names nobody any more, such as a number that was switched off. */
    Address stored(EntityManager em, String typed, String location) {
        CallString call = CallString.require(typed, location);
        try {
            return Address.of(of(em, call, location, true));
        } catch (RostrumException e) {
            if (e.error() == IdentityError.USER_NOT_FOUND) {
                return Address.of(call);
            }
            throw e;
        }
    }

    /**
     * @param follow whether an alias is replaced by what it stands for; else it is unknown
     */
    CallTarget of(EntityManager em, CallString typed, String location, boolean follow) {
        if (typed instanceof CallString.Person person) {
            CallString.Person seen = person.seenFrom(here::is);
            return seen.server() == null ? named(em, seen.name(), location, follow) : foreign(seen);
        }
        if (typed instanceof CallString.Conference conference) {
            CallString.Conference seen = conference.seenFrom(here::is);
            return seen.server() == null ? new CallTarget.Conference(seen, seen.id()) : foreign(seen);
        }
        return foreign(typed);
    }

    /** The key in the namespace of what names somebody of this server; empty for all other texts. */
    Optional<String> nameKey(String typed) {
        return CallString.parse(typed) instanceof CallString.Parsed.Understood understood
                        && understood.call() instanceof CallString.Person person
                        && person.seenFrom(here::is).server() == null
                ? Optional.of(Names.nameKey(person.name()))
                : Optional.empty();
    }

    private CallTarget named(EntityManager em, String typed, String location, boolean follow) {
        NameEntity name = em.find(NameEntity.class, Names.nameKey(typed));
        AccountEntity account = name == null ? StoredAccounts.byReference(em, typed).orElse(null)
                : name.isGroupCall() || name.isAlias() && !follow ? null
                : em.find(AccountEntity.class, name.accountKey());
        if (account != null) {
            return new CallTarget.Person(new CallString.Person(account.login(), null), accounts.account(account));
        }
        GroupEntity group = name != null && name.isGroupCall() ? em.find(GroupEntity.class, name.group()) : null;
        if (name != null && group != null) {
            return new CallTarget.GroupCall(new CallString.Person(name.label(), null), name.label(), group.group(0));
        }
        if (name != null && name.isAlias() && follow && !name.target().isEmpty()) {
            return of(em, CallString.require(name.target(), location), location, false);
        }
        throw new RostrumException(IdentityError.USER_NOT_FOUND, "nobody here is called " + typed, location);
    }

    private static CallTarget foreign(CallString call) {
        return new CallTarget.Foreign(call, refusal(call));
    }

    /** Why an outside address cannot be called: this server has no gateways and no federation yet. */
    static @Nullable ErrorCode refusal(CallString call) {
        if (call instanceof CallString.Person || call instanceof CallString.Conference) {
            return CallStringError.NOT_FEDERATED;
        }
        if (call instanceof CallString.Tel) {
            return CallStringError.NO_TELEPHONY;
        }
        if (call instanceof CallString.Sip sip) {
            return sip.address() == null ? CallStringError.NO_SIP_TRUNK : ContactError.NO_GATEWAY;
        }
        if (call instanceof CallString.H323 h323) {
            return h323.address() == null ? CallStringError.NO_GATEKEEPER : ContactError.NO_GATEWAY;
        }
        return call instanceof CallString.Mail ? ContactError.NOT_CALLABLE : ContactError.NO_GATEWAY;
    }
}
