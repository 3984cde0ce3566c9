// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.call.CallCause;
import org.rostrum.call.CallError;
import org.rostrum.call.CallId;
import org.rostrum.call.CallKind;
import org.rostrum.call.CallPhase;
import org.rostrum.call.CallService.Started;
import org.rostrum.call.CallSettings;
import org.rostrum.call.CallView;
import org.rostrum.identity.Account;
import org.rostrum.identity.Identity;
import org.rostrum.identity.contact.CallTarget;
import org.rostrum.identity.contact.ContactError;

/** How calls begin: who may, whom it rings at, or why at nobody. Blocks; thread-safe. */
final class CallStarts {

    /** Rings or goes on: one, and one on hold (00/R-88). */
    private static final int MOST = 2;
    /** Most people of a group who are rung. */
    private static final int GROUP = 200;
    /** Most calls of one caller that are known at a time, ended ones too: bounds what a client can make of rows and memory. */
    private static final int KNOWN_OF_ONE = 30;

    /** The calls that there are. */
    interface Known {

        /** As {@link org.rostrum.call.CallService#of}. */
        List<CallView> of(AccountKey account);

        /** How many of a caller are known, ended ones too. */
        long begunBy(AccountKey caller);

        /** Keeps a call and lets it ring, or tells that it is over. */
        CallView begin(CallFacts facts, CallState state, String device);
    }

    private final CallServices services;
    private final Seats seats;
    private final Known known;

    CallStarts(CallServices services, Seats seats, Known known) {
        this.services = services;
        this.seats = seats;
        this.known = known;
    }

    /** @throws RostrumException what target, seat and licence refuse */
    Started start(Identity.User caller, String callString, String device) {
        services.licence().requireValid();
        brake(caller.key());
        CallTarget target;
        try {
            target = services.targets().resolve(callString, self(caller));
        } catch (RostrumException e) {
            if (e.error() == ContactError.BLOCKED) {
                return new Started(blocked(caller, callString, device), null);
            }
            throw e;
        }
        if (target instanceof CallTarget.Conference conference) {
            return new Started(null, conference.id());
        }
        requireRoom(caller.key());
        if (target instanceof CallTarget.Person person) {
            return new Started(person(caller, person.account(), person.call().toString(), device), null);
        }
        if (target instanceof CallTarget.GroupCall group) {
            return new Started(group(caller, group, device), null);
        }
        throw new RostrumException(CommonError.NOT_SUPPORTED, "No gateway calls such addresses.", "target");
    }

    private CallView person(Identity.User caller, Account callee, String dialled, String device) {
        Optional<ConferenceOwned> owned = ConferenceOwned.find(services.directory(), services.sessions(), callee);
        CallKind kind = owned.isPresent() ? CallKind.REQUEST : CallKind.PERSON;
        CallFacts facts = facts(kind, caller, dialled, CallFacts.party(callee), owned.map(ConferenceOwned::topic).orElse(null),
                owned.map(ConferenceOwned::id).orElse(null));
        // who is asked into his own conference is in it: that is no reason to be busy
        CallPlan.Callee asked = callee(facts, caller, callee.key(), kind == CallKind.REQUEST);
        return known.begin(facts, CallPlan.single(kind, caller.key(), asked), device);
    }

    private CallView group(Identity.User caller, CallTarget.GroupCall group, String device) {
        CallFacts facts = facts(CallKind.GROUP, caller, group.number(), new CallView.Party(null, null, group.group().name()), null, null);
        List<Account> members = services.groups().members(group.group().id(), 0, GROUP).accounts();
        List<CallPlan.Callee> callees = members.stream()
                .filter(Account::active)
                .map(member -> new CallPlan.Callee(member.key(), busy(member.key(), true), services.devices().has(member.key()),
                        services.blocks().blocks(member.key(), caller.key())))
                .toList();
        CallState rung = CallPlan.group(caller.key(), callees);
        rung.legs().keySet().forEach(member -> services.notices().ringing(facts.ring(member)));
        return known.begin(facts, rung, device);
    }

    /** Of a caller who is blocked: only his own history has it. */
    private CallView blocked(Identity.User caller, String callString, String device) {
        CallTarget target = services.targets().find(callString, "target");
        CallView.Party callee = target instanceof CallTarget.Person person
                ? CallFacts.party(person.account())
                : new CallView.Party(null, null, callString);
        CallFacts facts = facts(CallKind.PERSON, caller, target.call().toString(), callee, null, null);
        return known.begin(facts, CallState.ringing(CallKind.PERSON, caller.key(), List.of()).ended(CallCause.ACCESS_DENIED), device);
    }

    /** @throws RostrumException what target, seat and licence refuse */
    CallView invite(Identity.User caller, ConferenceId conference, String callString, String device) {
        services.licence().requireValid();
        brake(caller.key());
        if (!seats.of(caller.key()).contains(conference)) {
            throw new RostrumException(CommonError.FORBIDDEN, "Only who is in the conference calls people into it.");
        }
        // asked here, although inviting asks again when somebody takes the call: nobody is rung for what would be refused then
        if (!services.sessions().mayInvite(conference, caller)) {
            throw new RostrumException(CommonError.FORBIDDEN, "Only moderators call people into a conference.");
        }
        if (!(services.targets().resolve(callString, self(caller)) instanceof CallTarget.Person person)) {
            throw new RostrumException(CommonError.NOT_SUPPORTED, "Only people of this server can be called into a conference.", "target");
        }
        String topic = services.directory().topic(conference).orElse(caller.displayName());
        CallFacts facts = facts(CallKind.INVITE, caller, person.call().toString(), CallFacts.party(person.account()), topic, conference);
        CallPlan.Callee callee = callee(facts, caller, person.account().key(), false);
        return known.begin(facts, CallPlan.single(CallKind.INVITE, caller.key(), callee), device);
    }

    private Account self(Identity.User caller) {
        return services.accounts().find(caller.key()).orElseThrow(
                () -> new RostrumException(CommonError.UNAUTHORIZED, "There is no such account any more."));
    }

    private CallPlan.Callee callee(CallFacts facts, Identity.User caller, AccountKey callee, boolean inConference) {
        boolean busy = busy(callee, false) && !inConference;
        boolean blocks = services.blocks().blocks(callee, caller.key());
        boolean reachable = !busy && !blocks && (services.notices().ringing(facts.ring(callee)) | services.devices().has(callee));
        return new CallPlan.Callee(callee, busy, reachable, blocks);
    }

    private boolean busy(AccountKey account, boolean group) {
        List<CallView> his = known.of(account);
        boolean talks = !his.isEmpty() || seats.of(account).stream().anyMatch(conference -> services.directory().sits(conference, account));
        boolean waiting = !group && services.settings().get(CallSettings.WAITING) && services.history().preferences(account).waiting();
        return CallPlan.busy(account, his, MOST, talks, waiting);
    }

    private void brake(AccountKey caller) {
        if (known.begunBy(caller) >= KNOWN_OF_ONE) {
            throw new RostrumException(CommonError.BRAKED, "Too many calls in a short time; wait a little.");
        }
    }

    private void requireRoom(AccountKey caller) {
        List<CallView> his = known.of(caller);
        if (his.size() >= MOST || his.stream().anyMatch(call -> call.phase() == CallPhase.RINGING && caller.equals(call.caller().key()))) {
            throw new RostrumException(CallError.TOO_MANY, "You are calling somebody already, or have a call and one on hold.");
        }
    }

    private CallFacts facts(CallKind kind, Identity.User caller, String dialled, CallView.Party callee, @Nullable String title,
            @Nullable ConferenceId conference) {
        return new CallFacts(CallId.random(), kind, caller, dialled, callee, title, conference,
                services.clock().instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
