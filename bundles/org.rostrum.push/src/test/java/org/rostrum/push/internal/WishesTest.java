// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.base.id.AccountKey;
import org.rostrum.push.PushChannel;
import org.rostrum.push.PushNotice;
import org.rostrum.push.PushNotice.Kind;
import org.rostrum.push.PushNotice.Target;
import org.rostrum.push.PushPreferences;
import org.rostrum.push.PushPreferences.Choice;
import org.rostrum.push.PushPreferences.QuietHours;

/** 55/NTF-4: kinds and quiet hours of the person. */
class WishesTest {

    private static final AccountKey ADA = new AccountKey(new UUID(0, 1));
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static PushNotice notice(Kind kind, Instant at) {
        return new PushNotice(kind, "a1", "Bob", "", at, kind == Kind.CALL_MISSED ? "bob" : "", Target.page("/me/calls"));
    }

    private static Choice choice(boolean calls, boolean missed, String quiet) {
        String[] hours = quiet.split("[- ]");
        return new Choice(calls, missed, !quiet.isEmpty(), quiet.isEmpty() ? Choice.EVERYTHING.hours()
                : new QuietHours(LocalTime.parse(hours[0]), LocalTime.parse(hours[1]), ZoneId.of(hours[2])));
    }

    /** The first of these counts. */
    private static PushPreferences preferences(List<Choice> chosen) {
        return new PushPreferences() {
            @Override
            public Choice of(AccountKey account) {
                return chosen.get(0);
            }

            @Override
            public Choice change(AccountKey account, Change change) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static PushChannel channel(List<Kind> told) {
        return new PushChannel() {
            @Override
            public boolean reaches(AccountKey account) {
                return true;
            }

            @Override
            public void deliver(AccountKey account, PushNotice notice) {
                told.add(notice.kind());
            }
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "CALL            | true  | true  | CALL", "CALL            | false | true  | nothing",
        "CONFERENCE_CALL | false | true  | nothing", "CONFERENCE_CALL | true | false | CONFERENCE_CALL",
        "CALL_ENDED      | true  | false | CALL_ENDED", "CALL_ANSWERED   | false | true  | nothing",
        "CALL_MISSED     | false | true  | CALL_MISSED", "CALL_MISSED     | true  | false | CALL_ENDED",
        "CALL_MISSED     | false | false | nothing", "TEST            | false | false | TEST"})
    void kindsAreTheChoiceOfThePerson(Kind kind, boolean calls, boolean missed, String told) {
        assertThat(Wishes.wanted(notice(kind, NOON), choice(calls, missed, "")).map(one -> one.kind().name()).orElse("nothing")).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"22:00-07:00 UTC, 23:30, true", "22:00-07:00 UTC, 06:59, true", "22:00-07:00 UTC, 07:00, false", "22:00-07:00 UTC, 22:00, true",
        "22:00-07:00 UTC, 12:00, false", "12:00-13:00 UTC, 12:59, true", "12:00-13:00 UTC, 13:00, false", "22:00-07:00 Asia/Tokyo, 14:00, true",
        "22:00-07:00 Asia/Tokyo, 23:00, false", "00:00-23:59 UTC, 23:59, false"})
    void quietHoursAreThoseWhereThePersonIs(String hours, String time, boolean quiet) {
        Instant at = Instant.parse("2026-01-01T" + time + ":00Z");
        assertThat(choice(true, true, hours).isQuiet(at)).isEqualTo(quiet);
        assertThat(Wishes.wanted(notice(Kind.CALL, at), choice(true, true, hours)).isEmpty()).isEqualTo(quiet);
        assertThat(Wishes.wanted(notice(Kind.TEST, at), choice(true, true, hours))).as("asked for").isPresent();
    }

    /** 55/PSH-10, NTF-8: a pool may begin with what came last; a call and its end reach the channels in their order all the same. */
    @Test
    void channelsGetNewsOfAnAccountInOrder() {
        LastFirst pool = new LastFirst();
        List<Kind> told = new ArrayList<>();
        Channels channels = new Channels(preferences(List.of(Choice.EVERYTHING)), pool, Clock.fixed(NOON, ZoneOffset.UTC));
        channels.addChannel(channel(told));
        channels.notify(ADA, notice(Kind.CALL, NOON));
        channels.notify(ADA, notice(Kind.CALL_ENDED, NOON));
        pool.run();
        assertThat(told).containsExactly(Kind.CALL, Kind.CALL_ENDED);
    }

    /** 00/R-54: who wants no calls, or none now, is not reached; all channels obey. */
    @Test
    void channelsGetWhatIsWanted() {
        List<Kind> told = new ArrayList<>();
        List<Choice> chosen = new ArrayList<>(List.of(Choice.EVERYTHING));
        Channels channels = new Channels(preferences(chosen), Runnable::run, Clock.fixed(NOON, ZoneOffset.UTC));
        channels.addChannel(channel(told));
        assertThat(channels.reaches(ADA)).isTrue();
        channels.notify(ADA, notice(Kind.CALL, NOON));
        chosen.set(0, choice(true, true, "11:00-13:00 UTC"));
        assertThat(channels.reaches(ADA)).isFalse();
        channels.notify(ADA, notice(Kind.CALL, NOON));
        channels.notify(ADA, notice(Kind.CALL_ENDED, NOON.minusSeconds(7200)));
        chosen.set(0, choice(false, true, ""));
        assertThat(channels.reaches(ADA)).isFalse();
        assertThat(told).containsExactly(Kind.CALL, Kind.CALL_ENDED);
    }
}
