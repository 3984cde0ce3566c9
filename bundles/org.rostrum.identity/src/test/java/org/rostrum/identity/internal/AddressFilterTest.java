// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.identity.internal.People.assertRefused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.base.net.AddressNetwork;
import org.rostrum.identity.AdministratorAccess.Rule;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;
import org.rostrum.test.TestDatabase;

class AddressFilterTest {

    private static final Rule NOTHING = new Rule(true, List.of());

    @ParameterizedTest // 20/SEC-8, 10/ACC-3, 00/R-12: the default
    @CsvSource({"10.255.0.1,true", "11.0.0.1,false", "172.16.0.1,true", "172.31.255.255,true", "172.32.0.1,false", "192.168.3.4,true",
        "192.169.0.1,false", "8.8.8.8,false", "127.0.0.1,true", "127.9.9.9,true", "::1,true", "0:0:0:0:0:0:0:1,true", "fd12::1,true",
        "fe80::1%eth0,true", "fec0::1,false", "2001:db8::1,false", "::ffff:10.0.0.1,true", "::ffff:8.8.8.8,false", "::,false", "0.0.0.0,false",
        "'',false", "localhost,false", "10.0.0.1.example.org,false", "10.0.0,false", "010.0.0.1,false"})
    void byDefaultPrivateNetworksAdminister(String address, boolean admitted) {
        assertThat(FilteredAccess.admits(new Rule(true, FilteredAccess.NETWORKS.fallback()), address)).isEqualTo(admitted);
    }

    @ParameterizedTest // 20/SEC-8: loopback cannot be excluded
    @ValueSource(strings = {"127.0.0.1", "127.255.255.254", "::1", "::ffff:127.0.0.1"})
    void loopbackCannotBeExcluded(String address) {
        assertThat(FilteredAccess.admits(NOTHING, address)).isTrue();
        assertThat(FilteredAccess.admits(NOTHING, "10.0.0.1")).isFalse();
    }

    @Test
    void withoutLimitEverybodyMay() {
        // 20/SEC-6
        assertThat(FilteredAccess.admits(new Rule(false, List.of()), "8.8.8.8")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void shuttingOneselfOutNeedsAConfirmation(TestDatabase.Kind kind) {
        // 20/SEC-10, 20/SEC-23
        try (People people = new People(kind)) {
            Rule other = new Rule(true, List.of(new AddressNetwork("10.0.0.0", 8)));
            assertRefused(IdentityError.WOULD_LOCK_OUT, () -> people.access.change(other, "192.168.1.5", false, "admin:root"));
            assertThat(people.access.admits("192.168.1.5")).isTrue();
            people.access.change(other, "192.168.1.5", true, "admin:root");
            assertThat(people.access.rule()).isEqualTo(other);
            assertThat(people.access.admits("192.168.1.5")).isFalse();
            assertThat(people.changes).extracting(change -> change.by()).containsOnly("admin:root").isNotEmpty();
            people.access.change(new Rule(true, List.of()), "127.0.0.1", false, "admin:root");
            assertThat(people.access.admits("10.0.0.1")).isFalse();
        }
    }

    @Test
    void localhostSignsInUnlessSomebodySwitchesThatOff() {
        // 00/R-11, 70/A-ADM-5: off by default, and not switched off while nobody could sign in
        try (People people = new People(TestDatabase.Kind.H2)) {
            assertThat(people.access.rule().localhostWithoutSignIn()).isFalse();
            Rule on = new Rule(true, FilteredAccess.NETWORKS.fallback(), true);
            people.access.change(on, "127.0.0.1", false, "admin:root");
            assertThat(people.access.rule()).isEqualTo(on);
            people.access.allow("8.8.8.8", "server");
            assertThat(people.access.rule().localhostWithoutSignIn()).isTrue();
            Rule off = new Rule(false, List.of());
            assertRefused(IdentityError.LAST_ADMINISTRATOR, () -> people.access.change(off, "127.0.0.1", false, "admin:#localhost"));
            assertThat(people.access.rule().limitByAddress()).as("nothing changed").isTrue();
            people.administrator("root", AdminRole.ADMIN);
            people.access.change(off, "127.0.0.1", false, "admin:root");
            assertThat(people.access.rule().localhostWithoutSignIn()).isFalse();
            assertRefused(IdentityError.LOGIN_INVALID, () -> people.administrator(Identity.Administrator.LOCALHOST.login(), AdminRole.ADMIN));
        }
    }
}
