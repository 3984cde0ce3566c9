// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.identity.internal.People.assertRefused;
import static org.rostrum.identity.internal.People.assertRefusedAt;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.GuestId;
import org.rostrum.identity.Account;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.group.Group;
import org.rostrum.identity.group.GroupKind;
import org.rostrum.identity.group.Right;
import org.rostrum.test.TestDatabase;

class StoredGroupsTest {

    private static Identity.User user(Account account) {
        return new Identity.User(account.key(), account.id(), account.displayName());
    }

    private static List<String> logins(People people, String group) {
        return people.groups.members(group, 0, 100).accounts().stream().map(account -> account.id().login()).toList();
    }

    private static List<String> groupsOf(People people, Account account) {
        return people.groups.of(List.of(account.key())).get(account.key()).stream().map(Group::id).toList();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void predefinedGroupsAreThereWithTheirRights(TestDatabase.Kind kind) {
        // 30/GRP-2, 30/RGT-1
        try (People people = new People(kind)) {
            assertThat(people.groups.list()).extracting(Group::id).containsExactly("@no_group", "@federated", "@guests");
            for (Group group : people.groups.list()) {
                assertThat(group.rights()).as(group.id()).isEqualTo(group.kind().defaults());
                assertThat(people.groups.find(group.id())).isEqualTo(group);
                assertRefused(IdentityError.GROUP_PREDEFINED, () -> people.groups.delete(group.id(), "admin:root"));
                assertRefused(IdentityError.GROUP_PREDEFINED, () -> people.groups.change(group.id(), "Other", null, "admin:root"));
                assertRefused(IdentityError.GROUP_PREDEFINED,
                        () -> people.groups.add(group.id(), people.account("in" + group.kind().ordinal()).key(), "admin:root"));
            }
            assertThat(people.groups.list()).extracting(Group::name).containsExactly("Users without group", "Federated users", "Guest users");
            assertThat(people.changes).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void groupsAreMadeRenamedChangedAndDeleted(TestDatabase.Kind kind) {
        // 30/GRP-1, 30/GRP-4, 30/RGT-3; 30 B-8; 61/GR-1
        try (People people = new People(kind)) {
            Group sales = people.groups.create(" Sales ", null, "admin:root");
            assertThat(sales).isEqualTo(new Group("0001", "Sales", GroupKind.ORDINARY, GroupKind.NO_GROUP.defaults(), 0));
            assertThat(people.changes.get(0).fields()).extracting(Field::name).containsExactly("display_name", "rights");
            assertRefusedAt(CommonError.UNIQUE_VALUE_IN_USE, "display_name", () -> people.groups.create("SALES", null, "x"));
            assertRefusedAt(CommonError.UNIQUE_VALUE_IN_USE, "display_name", () -> people.groups.create("guest users", null, "x"));
            for (String bad : List.of("", " ", "@no_group", "a\u0007b", "x".repeat(256))) {
                assertRefusedAt(IdentityError.GROUP_NAME_INVALID, "display_name", () -> people.groups.create(bad, null, "x"));
            }
            Group other = people.groups.create("Support", Set.of(Right.CALL), "x");
            assertThat(other.id()).isEqualTo("0002");
            assertRefused(CommonError.UNIQUE_VALUE_IN_USE, () -> people.groups.change("0002", "sales", null, "x"));
            assertThat(people.groups.change("0001", "SALES", null, "x").name()).isEqualTo("SALES");
            assertThat(people.groups.change("0002", null, Set.of(Right.OPERATOR), "x").rights()).containsExactly(Right.OPERATOR);
            assertThat(people.groups.find("0002").rights()).containsExactly(Right.OPERATOR);
            int before = people.changes.size();
            people.groups.change("0002", "Support", Set.of(Right.OPERATOR), "x");
            assertThat(people.changes).as("nothing changed, nothing written").hasSize(before);
            people.groups.delete("0001", "admin:root");
            assertThat(people.changeWords().get(before)).isEqualTo("delete group");
            for (String gone : List.of("0001", "2", "00002", "@ordinary", "@x", "", "x", "99999999999999999999")) {
                assertRefused(IdentityError.GROUP_NOT_FOUND, () -> people.groups.find(gone));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void whatIsLockedCannotBeSwitchedOn(TestDatabase.Kind kind) {
        // 30/RGT-2
        try (People people = new People(kind)) {
            for (Group group : people.groups.list()) {
                for (Right right : group.kind().locked()) {
                    Set<Right> wanted = EnumSet.copyOf(group.rights());
                    wanted.add(right);
                    assertRefusedAt(IdentityError.RIGHT_LOCKED, "rights", () -> people.groups.change(group.id(), null, wanted, "x"));
                }
                assertThat(people.groups.find(group.id())).isEqualTo(group);
                assertThat(people.groups.change(group.id(), null, Set.of(Right.RECORD), "x").rights()).containsExactly(Right.RECORD);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void whoEntersAFirstGroupLeavesThoseWithoutAndComesBack(TestDatabase.Kind kind) {
        // 30/GRP-3, 30/GRP-12, 30/GRP-20; 30/UX-9
        try (People people = new People(kind)) {
            Account anna = people.account("anna");
            people.account("boris");
            people.groups.create("Sales", null, "x");
            people.groups.create("Support", null, "x");
            assertThat(logins(people, "@no_group")).containsExactly("anna", "boris");
            people.groups.add("0001", anna.key(), "admin:root");
            assertThat(people.changes.get(people.changes.size() - 1).fields())
                    .containsExactly(new Field("members", null, "anna@localhost"));
            int before = people.changes.size();
            people.groups.add("0001", anna.key(), "admin:root");
            assertThat(people.changes).hasSize(before);
            people.groups.add("0002", anna.key(), "admin:root");
            assertThat(groupsOf(people, anna)).containsExactly("0001", "0002");
            assertThat(logins(people, "@no_group")).containsExactly("boris");
            assertThat(logins(people, "0001")).containsExactly("anna");
            assertThat(people.groups.find("0001").members()).isEqualTo(1);
            assertThat(people.groups.list()).extracting(Group::members).containsExactly(0L, 0L, 0L, 1L, 1L);
            people.groups.delete("0001", "x");
            people.groups.remove("0002", anna.key(), "x");
            people.groups.remove("0002", anna.key(), "x");
            assertThat(groupsOf(people, anna)).containsExactly("@no_group");
            assertThat(people.groups.members("@no_group", 1, 1).accounts()).hasSize(1);
            assertThat(people.groups.members("@no_group", 0, 1).total()).isEqualTo(2);
            assertThat(logins(people, "@guests")).isEmpty();
            assertRefused(IdentityError.USER_NOT_FOUND, () -> people.groups.add("0002", AccountKey.random(), "x"));
            assertRefused(IdentityError.GROUP_NOT_FOUND, () -> people.groups.add("0001", anna.key(), "x"));
            people.groups.add("0002", anna.key(), "x");
            people.management.delete(anna.key(), null, "x");
            assertThat(people.groups.find("0002").members()).as("nobody stays behind").isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void rightsFollowTheGroupsAtOnce(TestDatabase.Kind kind) {
        // 30/RGT-4, GRP-13; guests have a group of their own (30/GRP-2)
        try (People people = new People(kind)) {
            Account anna = people.account("anna");
            Identity.Guest guest = new Identity.Guest(new GuestId("00000000000000aa"), "Gus");
            assertThat(people.rights.of(user(anna)).granted()).isEqualTo(GroupKind.NO_GROUP.defaults());
            people.groups.create("IT", Set.of(Right.SLIDE_SHOW), "x");
            people.groups.create("DevOps", Set.of(Right.CALL), "x");
            people.groups.add("0001", anna.key(), "x");
            people.groups.add("0002", anna.key(), "x");
            assertThat(people.rights.of(user(anna)).granted()).containsExactlyInAnyOrder(Right.SLIDE_SHOW, Right.CALL);
            assertThat(people.rights.of(user(anna)).reason(Right.CALL).grantedBy()).extracting(Group::name).containsExactly("DevOps");
            people.groups.change("0001", null, Set.of(), "x");
            assertThatThrownBy(() -> people.rights.require(user(anna), Right.SLIDE_SHOW))
                    .isInstanceOfSatisfying(RostrumException.class, e -> {
                        assertThat(e.error()).isEqualTo(IdentityError.RIGHT_MISSING);
                        assertThat(e.location()).isEqualTo("slide_show");
                    });
            assertThat(people.rights.has(guest, Right.SCREEN_SHARE)).isTrue();
            people.groups.change("@guests", null, Set.of(), "x");
            assertThat(people.rights.has(guest, Right.SCREEN_SHARE)).isFalse();
            Identity.Administrator root = new Identity.Administrator("root", Set.of(AdminRole.ADMIN));
            assertThat(people.rights.has(root, Right.CONFERENCE_CREATE)).as("no person").isTrue();
        }
    }
}
