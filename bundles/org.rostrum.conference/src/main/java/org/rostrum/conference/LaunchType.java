// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

/** When it runs. Only {@link #ROOM} can be chosen yet. */
public enum LaunchType {
    ROOM,
    SCHEDULED,
    /** Begun with people at once; lives as long as its session. */
    INSTANT,
    /** One-to-one (10/CT-1): as {@link #INSTANT}, but takes neither a conference nor PRO of the licence (00/R-7) until a third is invited. */
    CALL;

    /** Whether the conference is stored for as long as its session runs, and in no list. */
    public boolean passing() {
        return this == INSTANT || this == CALL;
    }
}
