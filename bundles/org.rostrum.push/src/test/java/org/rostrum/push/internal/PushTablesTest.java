// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.event.AccountDeleted;
import org.rostrum.push.PushDevices.Device;
import org.rostrum.push.PushPreferences.Change;
import org.rostrum.push.PushPreferences.Choice;
import org.rostrum.push.PushPreferences.QuietHours;
import org.rostrum.store.OutboxSubscriber;
import org.rostrum.store.test.TestStore;
import org.rostrum.test.TestDatabase;

/** Tables of push on both databases. */
class PushTablesTest {

    private static final AccountKey ADA = new AccountKey(new UUID(0, 1));
    private static final AccountKey BOB = new AccountKey(new UUID(0, 2));

    /** 55/NTF-4: kept for each account, in parts, all or nothing; gone with the account. 55/PSH-3: one row for each endpoint. */
    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void choicesAndDevicesAreKept(TestDatabase.Kind kind) {
        try (TestStore store = TestStore.on(kind)) {
            PushUnit unit = new PushUnit(store.units());
            keepsChoices(unit);
            keepsDevices(new StoredSubscriptions(unit));
            unit.close();
        }
    }

    private static void keepsChoices(PushUnit unit) {
        StoredPreferences preferences = new StoredPreferences(unit);
        assertThat(preferences.of(ADA)).isEqualTo(Choice.EVERYTHING);
        preferences.change(ADA, new Change(false, null, null, null, null, null));
        Choice chosen = preferences.change(ADA, new Change(null, null, true, LocalTime.of(23, 5), null, ZoneId.of("Asia/Tokyo")));
        assertThat(chosen).isEqualTo(new Choice(false, true, true, new QuietHours(LocalTime.of(23, 5), LocalTime.of(7, 0), ZoneId.of("Asia/Tokyo"))));
        assertThat(new StoredPreferences(unit).of(ADA)).isEqualTo(chosen);
        assertThatThrownBy(() -> preferences.change(ADA, new Change(true, null, null, null, LocalTime.of(23, 5), null)))
                .isInstanceOfSatisfying(RostrumException.class, e -> assertThat(e.location()).isEqualTo("quiet_until"));
        assertThat(preferences.of(ADA)).isEqualTo(chosen);
        assertThat(preferences.of(BOB)).isEqualTo(Choice.EVERYTHING);
        preferences.deliver(new OutboxSubscriber.Event(1, AccountDeleted.TOPIC, Instant.EPOCH, new AccountDeleted(ADA, null).json()));
        assertThat(preferences.of(ADA)).isEqualTo(Choice.EVERYTHING);
    }

    private static void keepsDevices(StoredSubscriptions devices) {
        Browser browser = new TestBrowser().keys();
        Device one = devices.put(ADA, "token-1", "Browser", "https://push.example/1", browser);
        Device two = devices.put(ADA, "token-2", "Browser", "https://push.example/2", browser);
        assertThat(devices.put(BOB, "token-3", "Browser", "https://push.example/1", browser).id()).isEqualTo(one.id());
        assertThat(devices.addresses(ADA)).extracting(address -> address.endpoint()).containsExactly("https://push.example/2");
        devices.keepOnly(BOB, List.of("token-4"));
        devices.forget(two.id());
        assertThat(devices.devices(ADA)).isEmpty();
        assertThat(devices.devices(BOB)).isEmpty();
    }
}
