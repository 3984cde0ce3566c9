// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push;

import java.time.Duration;
import java.time.Instant;

/**
 * News for an account; 55/NTF-2. What of it leaves the server is decided by the person's choice ({@link PushPreferences}), the channel and
 * the administrator's choice (10/APP-10).
 *
 * @param about  opaque id of what it is about, such as a call: newer news of the same thing replaces older (55/PSH-5)
 * @param name   of whoever is the cause, for people (00/R-18); empty if nobody
 * @param detail further text, such as the topic of a conference; empty if none
 * @param at     when it happened; for news of a call: when it began to ring
 * @param group  of things that replace each other where they are shown, such as missed calls of one caller; never leaves the server as it
 *               is; empty: it stands for itself
 * @param target what opening, accepting and rejecting do
 */
public record PushNotice(Kind kind, String about, String name, String detail, Instant at, String group, Target target) {

    /** One that stands for itself. */
    public PushNotice(Kind kind, String about, String name, String detail, Instant at, Target target) {
        this(kind, about, name, detail, at, "", target);
    }

    /** The same as another kind of news, in no group. */
    public PushNotice as(Kind other) {
        return new PushNotice(other, about, name, detail, at, "", target);
    }

    /** What kind of news, with the urgency and life of 55/NTF-2. */
    public enum Kind {
        CALL("call", true, Duration.ofSeconds(45)),
        CONFERENCE_CALL("conference_call", true, Duration.ofSeconds(45)),
        /** Takes a call away that rings nowhere any more (55/PSH-10). */
        CALL_ENDED("call_ended", true, Duration.ofSeconds(45)),
        /** The same, since another device of the account took it (55/NTF-8). */
        CALL_ANSWERED("call_answered", true, Duration.ofSeconds(45)),
        CALL_MISSED("call_missed", false, Duration.ofHours(24)),
        /** Asked for by the person, to see whether it works (55/PSH-2). */
        TEST("test", true, Duration.ofMinutes(1));

        private final String word;
        private final boolean urgent;
        private final Duration life;

        Kind(String word, boolean urgent, Duration life) {
            this.word = word;
            this.urgent = urgent;
            this.life = life;
        }

        /** On the wire and in metrics. */
        public String word() {
            return word;
        }

        public boolean urgent() {
            return urgent;
        }

        /** Worthless afterwards. */
        public Duration life() {
            return life;
        }
    }

    /**
     * Addresses within this server, each beginning with a slash; empty: there is none. They name things by opaque ids only: they leave
     * the server also where names may not.
     *
     * @param page   opened by a click
     * @param accept opened by <em>Accept</em>
     * @param reject operation of the API that <em>Reject</em> posts to, {@code /api/v4/…}
     */
    public record Target(String page, String accept, String reject) {

        /** Only something to open. */
        public static Target page(String page) {
            return new Target(page, "", "");
        }
    }
}
