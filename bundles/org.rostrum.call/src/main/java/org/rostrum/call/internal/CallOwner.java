// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.call.CallNotice;
import org.rostrum.call.CallView;
import org.rostrum.conference.QuickSessions;
import org.rostrum.identity.Identity;
import org.rostrum.identity.group.HeldRights;

/** What a call needs of those around it. */
interface CallOwner {

    /** Runs the calls' queues; may block. */
    Executor io();

    Scheduler scheduler();

    Clock clock();

    CallJournal journal();

    QuickSessions sessions();

    /** Something changed: tell the devices of all concerned, and set their presence. */
    void changed(LiveCall call, CallView view);

    /** It rings no more for this one. */
    void over(CallNotice.Ring ring, CallNotice.Outcome outcome);

    /** It has become a session: its end is the end of the call. */
    void opened(ConferenceId conference, LiveCall call);

    /** Somebody was called into a conference and comes. */
    void joined(ConferenceId conference);

    /** It has ended and is forgotten soon. */
    void ended(LiveCall call);

    /** For people; the login of an account whose name is not known. */
    CallView.Party party(AccountKey account);

    /** What somebody may who has the call on this connection, up to date until it is closed; empty if it is not there any more. Blocks. */
    Optional<HeldRights> rights(Identity.User who, String device);

    /** Whether site and people let media of these two go directly. */
    boolean direct(AccountKey one, AccountKey other);
}
