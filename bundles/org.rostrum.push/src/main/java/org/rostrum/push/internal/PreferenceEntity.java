// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.rostrum.push.PushPreferences.Choice;
import org.rostrum.push.PushPreferences.QuietHours;

/** What an account has chosen. */
@Entity(name = "PushPreference")
@Table(name = "push_preference")
class PreferenceEntity {

    private static final int MINUTES = 60;

    @Id
    @Column(name = "account_key")
    private UUID account;

    private boolean calls;

    @Column(name = "missed_calls")
    private boolean missedCalls;

    private boolean quiet;

    /** Minutes of the day, as {@link #quietUntil}. */
    @Column(name = "quiet_from")
    private int quietFrom;

    @Column(name = "quiet_until")
    private int quietUntil;

    @Column(name = "time_zone")
    private String timeZone;

    protected PreferenceEntity() {}

    PreferenceEntity(UUID account) {
        this.account = account;
    }

    void set(Choice choice) {
        calls = choice.calls();
        missedCalls = choice.missedCalls();
        quiet = choice.quiet();
        quietFrom = minutes(choice.hours().from());
        quietUntil = minutes(choice.hours().until());
        timeZone = choice.hours().zone().getId();
    }

    Choice choice() {
        return new Choice(calls, missedCalls, quiet, new QuietHours(time(quietFrom), time(quietUntil), ZoneId.of(timeZone)));
    }

    private static int minutes(LocalTime time) {
        return time.getHour() * MINUTES + time.getMinute();
    }

    private static LocalTime time(int minutes) {
        return LocalTime.of(minutes / MINUTES, minutes % MINUTES);
    }
}
