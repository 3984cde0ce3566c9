// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call;

import org.rostrum.settings.Setting;

/** Site settings of calls. */
public final class CallSettings {

    /** How long it rings. */
    public static final Setting<Integer> RING_SECONDS = Setting.number("call.ringSeconds", 45, 2, 300)
            .titled("How long a call rings")
            .described("After this time a call that nobody accepts ends as unanswered, and is a missed call of those who were rung.")
            .unit("s");

    /** 00/R-88. */
    public static final Setting<Boolean> WAITING = Setting.flag("call.waiting", true)
            .titled("Call waiting")
            .described("A second call rings at somebody who talks already; he can put the first one on hold. Off: the caller is told that he"
                    + " is busy. Each person can switch it off for himself.");

    /** 00/R-19, 70/G-9. */
    public static final Setting<Boolean> DIRECT = Setting.flag("call.direct", true)
            .titled("One-to-one calls go directly")
            .described("Sound and picture of a call between two browsers go from one to the other where a direct way is found, so that both"
                    + " learn each other's address. Off: always through this server. Each person can choose the server for himself.");

    private CallSettings() {}
}
