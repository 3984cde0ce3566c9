// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.time.Duration;
import java.time.Instant;
import org.rostrum.push.PushNotice;
import org.rostrum.push.internal.SubscriptionEntity.Address;

/**
 * One notice on its way to one browser. Immutable; encrypted anew for each attempt.
 *
 * @param text   in clear, as JSON
 * @param failed attempts so far
 */
record Message(Address to, PushNotice.Kind kind, String topic, byte[] text, Instant at, int failed) {

    static Message of(Address to, PushNotice notice, String content, Instant now) {
        return new Message(to, notice.kind(), Payload.topic(notice), Payload.of(notice, content), now, 0);
    }

    Message again() {
        return new Message(to, kind, topic, text, at, failed + 1);
    }

    Duration age(Instant now) {
        return Duration.between(at, now);
    }

    /** What is left of its life, for the header TTL: at least 0. */
    long lifeSeconds(Instant now) {
        return Math.max(0, kind.life().minus(age(now)).toSeconds());
    }

    @Override
    public String toString() {
        return "Message[" + kind + " to " + to + "]";
    }
}
