// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

/** When it runs. Only {@link #ROOM} can be chosen yet. */
public enum LaunchType {
    ROOM,
    SCHEDULED,
    INSTANT
}
