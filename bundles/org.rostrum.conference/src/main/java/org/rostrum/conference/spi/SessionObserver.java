// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.spi;

import org.osgi.annotation.versioning.ConsumerType;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.SessionEnd;

/**
 * Whiteboard service: learns which accounts sit in which sessions of this node, once the journal has it. Called on the session's queue:
 * hand over and return, never block. Who comes later is told of everybody who sits.
 */
@ConsumerType
public interface SessionObserver {

    /** An account got a seat, perhaps one more. */
    void came(ConferenceId conference, SessionId session, AccountKey account);

    /** An account has no seat there any more; also told before {@link #ended} for everybody who sat. */
    void went(ConferenceId conference, SessionId session, AccountKey account, SeatEnd cause);

    /** The session is over. */
    void ended(ConferenceId conference, SessionId session, SessionEnd cause);
}
