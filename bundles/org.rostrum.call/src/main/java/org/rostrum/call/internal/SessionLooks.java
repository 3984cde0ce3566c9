// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.util.List;
import java.util.Optional;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.conference.SessionView;

/** What calls look at of running sessions. */
interface SessionLooks {

    List<SessionView> running();

    /** Of a running session's conference. Blocks. */
    Optional<String> topic(ConferenceId conference);
}
