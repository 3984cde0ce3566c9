// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.identity.Identity;

/**
 * Calls that ring and calls that go on, an OSGi service. Who enters commands asks for the rights of the
 * connection or request before ({@code CALL} for whoever calls, {@code CONFERENCE_CREATE} for whoever makes a conference of a call):
 * they are up to groups and zone (30/ZON-30). Stages complete on a pool thread and fail with {@link
 * org.rostrum.base.error.RostrumException}: a {@link CallError}, or what target, rights and licence refuse. Thread-safe.
 */
@ProviderType
public interface CallService {

    /**
     * Calls somebody. A call that cannot ring comes back ended, with its cause, and is in the history of both.
     *
     * @param device connection that calls; it gives the call up when it goes
     */
    CompletionStage<Started> start(Identity.User caller, String callString, String device);

    /** Calls somebody into a running conference that the caller moderates; a one-to-one call becomes a conference when he comes. */
    CompletionStage<CallView> invite(Identity.User caller, ConferenceId conference, String callString, String device);

    /** Takes a call on this device: the first wins. Completes when its session can be joined. */
    CompletionStage<CallView> accept(Identity.User who, CallId id, String device);

    /** Says no, on all devices of his. */
    CompletionStage<CallView> reject(Identity.User who, CallId id);

    /** Ends a call for both: gives up what rings, ends what goes on. One who leaves a call that has become a conference only leaves. */
    CompletionStage<CallView> hangUp(Identity.User who, CallId id);

    /** Puts a call that goes on aside, or takes it up again (00/R-88). */
    CompletionStage<CallView> hold(Identity.User who, CallId id, boolean on);

    /** What rings at this account, is called by it, or goes on; oldest first. Never blocks. */
    List<CallView> of(AccountKey account);

    /** Whether calling somebody in would make a conference of a one-to-one call. Never blocks. */
    boolean widens(ConferenceId conference);

    /** A call that concerns this account; also one that ended a moment ago. Never blocks. */
    Optional<CallView> find(CallId id, AccountKey who);

    /**
     * A page shows a call. Where no page of his has it, because it was loaded anew or its network is another one, this one has it from now on.
     *
     * @param takes this page has it in any case
     * @return the call then, also one that ended a moment ago; empty if it does not concern him
     */
    CompletionStage<Optional<CallView>> attach(Identity.User who, CallId id, String device, boolean takes);

    /** The page of this connection is being left. Unless a page of his has the call again within a few seconds, it ends. Never blocks. */
    void leave(AccountKey who, CallId id, String device);

    /** A connection has gone. Never blocks. */
    void gone(String device);

    /**
     * What calling came to.
     *
     * @param call       null if there is nothing to ring: a conference
     * @param conference the conference that was dialled; null for a call
     */
    record Started(@Nullable CallView call, @Nullable ConferenceId conference) {}
}
