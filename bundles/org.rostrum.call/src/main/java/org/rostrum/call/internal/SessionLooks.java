// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.util.List;
import java.util.Optional;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.conference.SessionView;

/** What calls look at of running sessions. */
interface SessionLooks {

    List<SessionView> running();

    /** Whether this account is connected to it now; a seat that is only held makes nobody busy. */
    boolean sits(ConferenceId conference, AccountKey account);

    /** Of a running session's conference. Blocks. */
    Optional<String> topic(ConferenceId conference);
}
