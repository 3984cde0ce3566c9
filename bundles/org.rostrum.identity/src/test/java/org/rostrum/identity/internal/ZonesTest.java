// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.identity.internal.People.assertRefused;
import static org.rostrum.identity.internal.People.assertRefusedAt;
import static org.rostrum.test.Eventually.eventually;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.ErrorCode;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.GuestId;
import org.rostrum.base.net.AddressNetwork;
import org.rostrum.identity.Account;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.SignInService.ClientInfo;
import org.rostrum.identity.SignInService.IssuedToken;
import org.rostrum.identity.group.Bandwidth;
import org.rostrum.identity.group.Group;
import org.rostrum.identity.group.HeldRights;
import org.rostrum.identity.group.Right;
import org.rostrum.identity.group.RightsTable.Case;
import org.rostrum.identity.group.RightsTable.Entry;
import org.rostrum.identity.group.RightsTable;
import org.rostrum.identity.group.ZoneKind;
import org.rostrum.identity.group.ZoneRule;
import org.rostrum.identity.group.ZoneService.Change;
import org.rostrum.test.TestDatabase;

/** Zones, the rights that they take, and rights that sessions hold, over the database. */
class ZonesTest {

    private static final String INSIDE = "10.1.2.3";
    private static final String OUTSIDE = "203.0.113.7";
    private static final Identity.Guest GUEST = new Identity.Guest(new GuestId("00000000000000aa"), "Gus");

    private static Change networks(String... texts) {
        return new Change(null, null, List.of(texts).stream().map(text -> AddressNetwork.parse(text).orElseThrow()).toList(), null, null);
    }

    private static Change rights(Set<Right> rights) {
        return new Change(null, null, null, null, rights);
    }

    private static Set<Right> allBut(Right... taken) {
        Set<Right> left = EnumSet.allOf(Right.class);
        List.of(taken).forEach(left::remove);
        return left;
    }

    private static Identity.User user(Account account) {
        return new Identity.User(account.key(), account.id(), account.displayName());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void theTwoZonesAreThereAndAreChanged(TestDatabase.Kind kind) {
        // 30/ZON-1, 30/ZON-2, 30/ZON-5, 30/ZON-6, 30/ZON-7 (the one method that there is), 30/ZON-8; 00/R-51
        try (People people = new People(kind)) {
            assertThat(people.zones.list()).extracting(ZoneRule::kind).containsExactly(ZoneKind.TRUSTED, ZoneKind.EXTERNAL);
            assertThat(people.zones.list()).extracting(ZoneRule::name).containsExactly("Trusted network", "Internet");
            assertThat(people.zones.list()).allMatch(rule -> rule.open() && rule.rights().equals(EnumSet.allOf(Right.class))
                    && rule.methods().equals(Set.of("password")));
            for (String inside : List.of("127.0.0.1", "::1", "10.255.0.1", "172.16.0.1", "192.168.4.5", "fd00::1", "fe80::1%eth0")) {
                assertThat(people.zones.of(inside).kind()).as(inside).isEqualTo(ZoneKind.TRUSTED);
            }
            for (String outside : List.of("8.8.8.8", "172.32.0.1", "2001:db8::1", "", "nonsense", "10.0.0.256")) {
                assertThat(people.zones.of(outside).kind()).as(outside).isEqualTo(ZoneKind.EXTERNAL);
            }
            people.zones.change("trusted", networks("203.0.113.0/24", "203.0.113.0/24"), "admin:root");
            assertThat(people.zones.of(OUTSIDE).kind()).isEqualTo(ZoneKind.TRUSTED);
            assertThat(people.zones.of(INSIDE).kind()).isEqualTo(ZoneKind.EXTERNAL);
            assertThat(people.zones.change("external", new Change(" World ", false, null, null, Set.of()), "x"))
                    .isEqualTo(new ZoneRule(ZoneKind.EXTERNAL, "World", false, List.of(), Set.of("password"), Set.of()));
            assertThat(new StoredZones(people.unit, people.changes::add, people.time).list()).as("stored").isEqualTo(people.zones.list());
            assertThat(people.changeWords()).containsExactly("edit zone", "edit zone");
            people.zones.change("external", new Change(null, null, null, null, null), "x");
            assertThat(people.changes).as("nothing changed, nothing written").hasSize(2);
            badValuesAreRefused(people);
        }
    }

    private static void badValuesAreRefused(People people) {
        List<ZoneRule> before = people.zones.list();
        refused(people, "trusted", new Change(null, false, List.of(), null, null), IdentityError.ZONE_NETWORKS, "networks");
        refused(people, "external", networks("10.0.0.0/8"), IdentityError.ZONE_NETWORKS, "networks");
        List<AddressNetwork> many = IntStream.rangeClosed(0, StoredZones.MAX_NETWORKS)
                .mapToObj(i -> AddressNetwork.of("10." + i / 256 + "." + i % 256 + ".1", 32).orElseThrow()).toList();
        refused(people, "trusted", new Change(null, null, many, null, null), IdentityError.ZONE_NETWORKS, "networks");
        refused(people, "trusted", new Change(null, null, null, Set.of(), null), IdentityError.ZONE_METHODS, "methods");
        refused(people, "trusted", new Change(null, null, null, Set.of("password", "magic"), null), IdentityError.ZONE_METHODS, "methods");
        for (String name : List.of("", "  ", "a\u0000b", "x".repeat(500))) {
            refused(people, "trusted", new Change(name, null, null, null, null), IdentityError.ZONE_NAME_INVALID, "display_name");
        }
        for (String nowhere : List.of("", "Trusted", "lan")) {
            assertRefused(IdentityError.ZONE_NOT_FOUND, () -> people.zones.change(nowhere, rights(Set.of()), "x"));
            assertRefused(IdentityError.ZONE_NOT_FOUND, () -> people.zones.find(nowhere));
        }
        assertThat(people.zones.list()).isEqualTo(before);
        assertThat(new StoredZones(people.unit, people.changes::add, people.time).list()).isEqualTo(before);
    }

    private static void refused(People people, String zone, Change wanted, ErrorCode code, String location) {
        assertRefusedAt(code, location, () -> people.zones.change(zone, wanted, "x"));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void nobodySignsInFromAClosedZoneAndWhoIsInStays(TestDatabase.Kind kind) {
        // 30/ZON-4, 30/UX-2; order of checks of 30 section 17: the zone comes first
        try (People people = new People(kind)) {
            Account anna = people.account("anna");
            ClientInfo outside = new ClientInfo(OUTSIDE, "Browser/1");
            IssuedToken before = people.signIn.signIn("anna", People.passwordOf("anna"), outside);
            IssuedToken gus = people.signIn.guest(null, "Gus", outside);
            people.zones.change("external", new Change(null, false, null, null, null), "x");
            assertRefused(IdentityError.ZONE_CLOSED, () -> people.signIn.signIn("anna", People.passwordOf("anna"), outside));
            assertRefused(IdentityError.ZONE_CLOSED, () -> people.signIn.signIn("nobody", "x", outside));
            assertRefused(IdentityError.ZONE_CLOSED, () -> people.signIn.guest(null, "Eve", outside));
            assertThat(people.signIn.authenticate(before.token())).isPresent();
            assertThat(people.signIn.guest(gus.token(), "Gustav", outside).session().identity().displayName()).isEqualTo("Gustav");
            people.signIn.signIn("anna", People.passwordOf("anna"), new ClientInfo(INSIDE, "Browser/1"));
            assertThat(people.signIn.sessions(anna.key())).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(value = TestDatabase.Kind.class, names = "H2")
    void theTableOfRightsIsTrue(TestDatabase.Kind kind) {
        // 30/RGT-2, 30/RGT-4, 30/RGT-5, 30/RGT-7, 30/ZON-30, 30/ZON-31, 30/UX-1, 30/UX-17; docs/rights/matrix.csv for each of the twelve, over the store
        try (People people = new People(kind)) {
            Identity.User anna = user(people.account("anna"));
            Group first = people.groups.create("First", Set.of(), "x");
            Group second = people.groups.create("Second", Set.of(), "x");
            people.groups.add(first.id(), anna.key(), "x");
            people.groups.add(second.id(), anna.key(), "x");
            HeldRights held = people.rights.hold(anna, INSIDE);
            for (Entry entry : RightsTable.entries()) {
                if (entry.operation().equals("require") || entry.operation().equals("held")) {
                    people.zones.change("trusted", rights(entry.when().zone(entry.right())), "x");
                    List<Set<Right>> groups = entry.when().groups(entry.right());
                    people.groups.change(first.id(), null, groups.get(0), "x");
                    people.groups.change(second.id(), null, groups.get(1), "x");
                    Set<Right> ofGuests = EnumSet.copyOf(groups.get(1));
                    ofGuests.removeAll(people.groups.find("@guests").kind().locked());
                    people.groups.change("@guests", null, ofGuests, "x");
                    if (entry.operation().equals("held")) {
                        eventually(() -> verdict(entry, () -> held.require(entry.right())));
                    } else {
                        Identity who = entry.as().equals("guest") ? GUEST : anna;
                        assertThat(verdict(entry, () -> people.rights.require(who, INSIDE, entry.right()))).isEmpty();
                    }
                }
            }
            held.close();
        }
    }

    /** Empty if it is as the table says. */
    private static String verdict(Entry entry, Runnable asked) {
        String answer = "yes";
        try {
            asked.run();
        } catch (RostrumException e) {
            answer = e.error().code();
            if (!entry.right().word().equals(e.location())) {
                return "refused at " + e.location();
            }
        }
        return answer.equals(entry.expected()) ? "" : entry + ": " + answer;
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void sessionsHearOfChangesAndOnlyThoseConcerned(TestDatabase.Kind kind) {
        // 30/GRP-13, 30/ZON-32, 30/UX-13; 30/GRP-2: guests by the guests' group, people without group by theirs
        try (People people = new People(kind)) {
            Identity.User anna = user(people.account("anna"));
            Heard inside = new Heard(people.rights.hold(anna, INSIDE));
            Heard outside = new Heard(people.rights.hold(anna, OUTSIDE));
            Heard guest = new Heard(people.rights.hold(GUEST, OUTSIDE));
            people.zones.change("external", rights(allBut(Right.SCREEN_SHARE)), "x");
            eventually(() -> outside.is(1, Right.SCREEN_SHARE, false) + guest.is(1, Right.SCREEN_SHARE, false));
            assertThat(inside.held.has(Right.SCREEN_SHARE)).as("the same person in two places (30/ZON-32)").isTrue();
            people.groups.create("Quiet", Set.of(Right.CALL), "x");
            people.groups.add("0001", anna.key(), "x");
            eventually(() -> inside.is(1, Right.SCREEN_SHARE, false));
            people.groups.change("0001", null, Set.of(Right.CALL, Right.SCREEN_SHARE), "x");
            eventually(() -> inside.is(2, Right.SCREEN_SHARE, true));
            people.groups.delete("0001", "x");
            eventually(() -> inside.is(3, Right.RECORD, true) + outside.is(3, Right.RECORD, true));
            people.groups.change("@guests", null, Set.of(), "x");
            eventually(() -> guest.is(2, Right.FILE_SEND, false));
            assertThat(people.rights.of(anna, OUTSIDE).reason(Right.SCREEN_SHARE).takenByZone()).isEqualTo("Internet");
            assertThat(people.rights.of(anna).has(Right.SCREEN_SHARE)).as("wherever he may be").isTrue();
            inside.held.close();
            people.groups.change("@no_group", null, Set.of(), "x");
            eventually(() -> outside.is(4, Right.CALL, false));
            assertThat(inside.news.get()).as("closed").isEqualTo(3);
        }
    }

    private static final class Heard {

        private final HeldRights held;
        private final AtomicInteger news = new AtomicInteger();

        Heard(HeldRights held) {
            this.held = held;
            held.onChange(news::incrementAndGet);
        }

        String is(int count, Right right, boolean granted) {
            return news.get() == count && held.has(right) == granted ? "" : "news " + news + ", " + held.granted();
        }
    }

    private static List<Field> last(People people) {
        return people.changes.get(people.changes.size() - 1).fields();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void aGroupIsMadeAndChangedAsAWhole(TestDatabase.Kind kind) {
        // 61/GR-1, 61/AV-5, 30/BW-2
        try (People people = new People(kind)) {
            people.groups.create("Others", null, "x");
            people.groups.create("Narrow", null, new Bandwidth(64, 128), "x");
            assertThat(last(people)).contains(new Field("inbound_limit_kbps", null, "64"));
            Group changed = people.groups.change("0002", "Wide", null, before -> new Bandwidth(before.inboundKbps(), 256), "x");
            assertThat(changed.limits()).isEqualTo(new Bandwidth(64, 256));
            assertThat(last(people)).containsExactly(
                    new Field("display_name", "Narrow", "Wide"), new Field("outbound_limit_kbps", "128", "256"));
            assertRefused(CommonError.UNIQUE_VALUE_IN_USE,
                    () -> people.groups.change("0002", "Others", null, before -> Bandwidth.UNLIMITED, "x"));
            assertRefused(IdentityError.BANDWIDTH_INVALID,
                    () -> people.groups.change("0002", "Other", Set.of(), before -> new Bandwidth(before.inboundKbps(), 1), "x"));
            assertThat(people.groups.find("0002")).as("nothing half done").isEqualTo(changed);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void groupsLimitApplications(TestDatabase.Kind kind) {
        // 30/BW-1, 30/BW-2, 30/BW-3, 30/BW-4, 30/BW-8, 30/UX-8
        try (People people = new People(kind)) {
            Account anna = people.account("anna");
            people.groups.create("Developers", null, "x");
            people.groups.create("Others", null, "x");
            people.groups.add("0001", anna.key(), "x");
            people.groups.add("0002", anna.key(), "x");
            assertThat(people.groups.limit("0001", new Bandwidth(2048, 4096), "admin:root").limits()).isEqualTo(new Bandwidth(2048, 4096));
            List<Group> groups = people.groups.of(List.of(anna.key())).get(anna.key());
            assertThat(new Bandwidth(1024, null).orOf(groups)).as("the manual's example").isEqualTo(new Bandwidth(1024, 4096));
            people.groups.limit("0002", new Bandwidth(null, 512), "x");
            groups = people.groups.of(List.of(anna.key())).get(anna.key());
            assertThat(Bandwidth.ofGroups(groups)).isEqualTo(new Bandwidth(2048, 512));
            assertThat(new Bandwidth(null, 8000).orOf(groups)).as("30/BW-4: his own wins also when higher").isEqualTo(new Bandwidth(2048, 8000));
            assertThat(Bandwidth.ofGroups(List.of())).isEqualTo(Bandwidth.UNLIMITED);
            int before = people.changes.size();
            people.groups.limit("0002", new Bandwidth(null, 512), "x");
            assertThat(people.changes).hasSize(before);
            assertThat(people.groups.limit("0002", Bandwidth.UNLIMITED, "x").limits()).isEqualTo(Bandwidth.UNLIMITED);
            for (int bad : new int[] {-1, 0, 31, 10_000_001}) {
                assertRefusedAt(IdentityError.BANDWIDTH_INVALID, "inbound_limit_kbps", () -> new Bandwidth(bad, null));
                assertRefusedAt(IdentityError.BANDWIDTH_INVALID, "outbound_limit_kbps", () -> new Bandwidth(null, bad));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Case.class)
    void theTableNamesEachRight(Case when) {
        // 00/R-51: all twelve are asked for, in both ways
        for (String operation : List.of("require", "held")) {
            assertThat(RightsTable.entries().stream()
                    .filter(entry -> entry.operation().equals(operation) && entry.when() == when && entry.as().equals("account"))
                    .map(Entry::right)).containsExactly(Right.values());
        }
    }
}
