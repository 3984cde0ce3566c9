// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

/** Who is seen and heard (00/R-25). Only {@link #ALL_ON_SCREEN} can be chosen yet. */
public enum ConferenceMode {
    ALL_ON_SCREEN,
    SMART_MEETING,
    MODERATED,
    VIDEO_LECTURE
}
