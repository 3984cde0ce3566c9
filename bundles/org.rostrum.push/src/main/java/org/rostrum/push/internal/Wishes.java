// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.util.Optional;
import org.rostrum.push.PushNotice;
import org.rostrum.push.PushNotice.Kind;
import org.rostrum.push.PushPreferences.Choice;

/** What of the news a person wants (55/NTF-4). Pure. */
final class Wishes {

    private Wishes() {}

    /**
     * The notice as it is to be told; empty: not at all. All news of one call have the time at which it began to ring, so that a call that
     * was shown before the quiet hours is taken away in them, and one that was not shown leaves nothing.
     */
    static Optional<PushNotice> wanted(PushNotice notice, Choice choice) {
        if (notice.kind() != Kind.TEST && choice.isQuiet(notice.at())) {
            return Optional.empty();
        }
        return switch (notice.kind()) {
            case CALL, CONFERENCE_CALL, CALL_ENDED, CALL_ANSWERED -> choice.calls() ? Optional.of(notice) : Optional.empty();
            case CALL_MISSED -> choice.missedCalls() ? Optional.of(notice)
                    : choice.calls() ? Optional.of(notice.as(Kind.CALL_ENDED)) : Optional.empty();
            case TEST -> Optional.of(notice);
        };
    }
}
