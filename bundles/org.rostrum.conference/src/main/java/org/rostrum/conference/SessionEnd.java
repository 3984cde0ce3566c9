// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

/** End causes of a session (40/ST-6). */
public enum SessionEnd {
    BY_MODERATOR,
    BY_ADMINISTRATOR,
    TIME_OVER,
    LAST_PARTICIPANT,
    ROOM_TIME_LIMIT,
    ALL_LEFT,
    SERVER_STOPPED,
    /** 24 hours after the end of the licence (00/R-5). */
    LICENCE_EXPIRED
}
