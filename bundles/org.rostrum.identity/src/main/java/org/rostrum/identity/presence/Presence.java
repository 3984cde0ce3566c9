// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.presence;

/** How an account can be reached now (00/R-54), from least to most occupied. */
public enum Presence {
    /** Deactivated by an administrator: cannot sign in. */
    DISABLED(-2),
    /** Nowhere signed in; perhaps a push notification reaches him. */
    OFFLINE(0),
    /** Signed in and free. */
    ONLINE(1),
    /** In a call or a conference, or being called. */
    BUSY(2),
    /** In a conference of his own, which one may ask to join (90/CF-2). */
    OWNER(5);

    private final int number;

    Presence(int number) {
        this.number = number;
    }

    /** On the wire of API, signalling and room terminals, and in the event log. */
    public int number() {
        return number;
    }

    /** The more occupied of both. */
    public Presence and(Presence other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
