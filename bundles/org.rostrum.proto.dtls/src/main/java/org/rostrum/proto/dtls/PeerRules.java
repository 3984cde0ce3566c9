// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.dtls;

import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.AlertLevel;

/** What both roles do alike. */
final class PeerRules {

    /**
     * First repetition of a flight, doubled each time. RFC 6347 section 4.2.4.1 recommends one second; a join should not cost a
     * second more for one lost datagram, and RFC 9147 section 5.8.2 allows less where the round trip is known to be short.
     */
    static final int RESEND_MS = 300;

    private PeerRules() {}

    /** Runs {@code onClosed} when an alert ends the association. */
    static void alert(short level, short description, Runnable onClosed) {
        if (level == AlertLevel.fatal || description == AlertDescription.close_notify) {
            onClosed.run();
        }
    }
}
