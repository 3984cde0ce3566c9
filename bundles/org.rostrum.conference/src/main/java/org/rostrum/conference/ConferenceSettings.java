// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

import org.rostrum.settings.Setting;

/** Site settings of conferences. */
public final class ConferenceSettings {

    /** Places of the stage: most people that one sees at once (40/A-1, 00/R-34). */
    public static final int STAGE_LIMIT = 49;

    /** Most participants of a conference in mode {@link ConferenceMode#ALL_ON_SCREEN}; a site with thin lines lowers it (40/MO-2). */
    public static final Setting<Integer> ALL_ON_SCREEN_PARTICIPANTS =
            Setting.number("conference.allOnScreenParticipants", STAGE_LIMIT, 1, STAGE_LIMIT)
                    .titled("All on screen: participants")
                    .described("Most participants of a conference in this mode. Lower it where lines are thin.");

    /** How long samples of connections are kept (55/MNT-3). */
    public static final Setting<Integer> SAMPLE_DAYS = Setting.number("conference.sampleDays", 14, 1, 365)
            .titled("Call history: samples of connections")
            .described("How long the course of each connection is kept. Its mean, maximum and 95th percentile stay with the call.")
            .unit("days");

    private ConferenceSettings() {}
}
