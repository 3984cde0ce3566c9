// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.planning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.call.CallString;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.conference.Access;
import org.rostrum.conference.Conference;
import org.rostrum.conference.ConferenceError;
import org.rostrum.conference.ConferenceService;
import org.rostrum.conference.Invitation;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.contact.CallTarget;
import org.rostrum.identity.contact.CallTargets;

/** Names in requests become people: owner and list. Blocks for the accounts. Thread-safe. */
final class People {

    /** Prefix of e-mail participants (40/PT-5). */
    private static final String MAIL = "#mailto:";

    private final AccountService accounts;
    private volatile @Nullable CallTargets targets;

    People(AccountService accounts) {
        this.accounts = accounts;
    }

    /** Owner of a new conference: an active account of this server (40/A-21); users create for themselves only. */
    AccountKey newOwner(@Nullable String named, Identity by) {
        if (by instanceof Identity.User user) {
            return named == null || resolve(named).filter(user.key()::equals).isPresent() ? user.key() : foreign();
        }
        if (named == null || named.isBlank()) {
            throw new RostrumException(CommonError.REQUIRED, "A conference needs an owner.", "owner");
        }
        return activeOwner(named);
    }

    /** Owner after a change; only administrators give a conference away. */
    AccountKey changedOwner(AccountKey current, @Nullable String named, Identity by) {
        if (named == null || resolve(named).filter(current::equals).isPresent()) {
            return current;
        }
        return ConferenceRights.administers(by) ? activeOwner(named) : foreign();
    }

    private AccountKey activeOwner(String named) {
        return accounts.resolve(named).filter(Account::active).map(Account::key).orElseThrow(() -> new RostrumException(
                ConferenceError.OWNER_INVALID, "The owner must be an active account of this server.", "owner"));
    }

    private static AccountKey foreign() {
        throw new RostrumException(CommonError.FORBIDDEN, "Only administrators name another owner.", "owner");
    }

    /**
     * The list: each person once, owner included whoever asks (40/A-20).
     *
     * @throws RostrumException e-mail participants of an internal conference
     */
    List<Invitation> list(List<ConferenceService.Invitee> invitees, AccountKey owner, Access access) {
        Map<String, Invitation> list = new LinkedHashMap<>();
        for (ConferenceService.Invitee invitee : invitees) {
            if (access == Access.INTERNAL && invitee.address().toLowerCase(Locale.ROOT).startsWith(MAIL)) {
                throw new RostrumException(
                        CommonError.INVALID_VALUE, "People are listed by e-mail in public conferences only.", "invitations");
            }
            add(list, invitation(invitee));
        }
        return withOwner(List.copyOf(list.values()), owner);
    }

    List<Invitation> withOwner(List<Invitation> list, AccountKey owner) {
        if (owner.equals(Conference.NOBODY) || list.stream().anyMatch(invitation -> owner.equals(invitation.account()))) {
            return list;
        }
        List<Invitation> complete = new ArrayList<>();
        String address = accounts.find(owner).map(account -> account.id().login()).orElse(owner.toString());
        complete.add(new Invitation(owner, address, "", true));
        complete.addAll(list);
        return complete;
    }

    /** Any call string can be listed (80/UCS-1); an alias is replaced by what it stands for (00/R-49). */
    private Invitation invitation(ConferenceService.Invitee invitee) {
        String name = invitee.displayName() == null ? "" : invitee.displayName();
        CallString.require(invitee.address(), "invitations");
        CallTarget target = target(invitee.address()).orElse(null);
        if (target == null) {
            return new Invitation(resolve(invitee.address()).orElse(null), invitee.address(), name, invitee.moderator());
        }
        AccountKey account = target instanceof CallTarget.Person person ? person.account().key() : null;
        return new Invitation(account, target.call().text(), name, invitee.moderator());
    }

    /** Empty for a name that nobody has: whoever gets it later is meant. */
    private Optional<CallTarget> target(String address) {
        CallTargets all = targets;
        try {
            return all == null ? Optional.empty() : Optional.of(all.find(address, "invitations"));
        } catch (RostrumException e) {
            if (e.error() == IdentityError.USER_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** @param all null: there are no aliases */
    void use(@Nullable CallTargets all) {
        targets = all;
    }

    private static void add(Map<String, Invitation> list, Invitation one) {
        String key = one.account() == null ? one.address().toLowerCase(Locale.ROOT) : one.account().toString();
        list.merge(key, one, (first, again) -> new Invitation(
                first.account(), first.address(), first.displayName(), first.moderator() || again.moderator()));
    }

    /** Account behind a name, active or not. */
    Optional<AccountKey> resolve(String loginOrId) {
        return loginOrId.isBlank() ? Optional.empty() : accounts.resolve(loginOrId.strip()).map(Account::key);
    }

    /** Of all that exist of these. */
    Map<AccountKey, String> displayNames(Collection<AccountKey> keys) {
        return accounts.find(keys).values().stream().collect(Collectors.toMap(Account::key, Account::displayName));
    }
}
