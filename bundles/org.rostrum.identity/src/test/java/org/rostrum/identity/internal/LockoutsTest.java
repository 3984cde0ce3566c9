// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.identity.internal.People.HERE;
import static org.rostrum.identity.internal.People.INSIDE;
import static org.rostrum.identity.internal.People.assertRefused;
import static org.rostrum.identity.internal.People.passwordOf;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.audit.AuditEvent;
import org.rostrum.identity.Account;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.IdentityError;
import org.rostrum.store.test.TestStore;
import org.rostrum.test.TestDatabase;

class LockoutsTest {

    /** 6:00 / 5 / 00:10, the example of 30/LCK-1. */
    private static People people(TestStore store) {
        People people = new People(store, People.CHEAP);
        people.settings.set(LockoutRule.DURATION_MINUTES, 360, "server");
        people.settings.set(LockoutRule.MAXIMUM, 5, "server");
        people.settings.set(LockoutRule.RESET_MINUTES, 10, "server");
        return people;
    }

    private static void fail(People people, int times) {
        for (int i = 0; i < times; i++) {
            assertRefused(IdentityError.INVALID_CREDENTIALS, () -> people.signIn.signIn("anna", "guess", HERE));
        }
    }

    private static void signIn(People people) {
        people.signIn.signIn("anna", passwordOf("anna"), HERE);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void fiveWrongPasswordsLockAnAccount(TestDatabase.Kind kind) {
        // 30/LCK-3, 30/LCK-4, 30/LCK-6, 30/LCK-7, 30/LCK-8, 80/UPA-9, 80/UPA-11; 30 B-23: open sessions stay, 30 B-24: six
        // hours, not the 24 of the web application
        try (People people = people(TestStore.on(kind))) {
            Account anna = people.account("anna");
            String open = people.signIn.signIn("anna", passwordOf("anna"), HERE).token();
            for (int i = 0; i < 5; i++) {
                fail(people, 1);
                people.time.advance(Duration.ofMinutes(9));
            }
            AuditEvent lock = people.events.all.stream().filter(event -> event.type().equals("lock")).findFirst().orElseThrow();
            assertThat(lock.subject()).isEqualTo("anna@localhost");
            assertThat(lock.address()).isEqualTo(HERE.address());
            assertRefused(IdentityError.ACCOUNT_LOCKED, () -> signIn(people));
            assertThat(people.signIn.authenticate(open)).isPresent();
            assertThat(people.lockouts.locked(List.of(anna.key())))
                    .containsEntry(anna.key(), people.time.instant().plus(Duration.ofHours(6)).minus(Duration.ofMinutes(9)));
            people.time.advance(Duration.ofHours(6).minus(Duration.ofMinutes(9)).minusSeconds(1));
            assertRefused(IdentityError.ACCOUNT_LOCKED, () -> signIn(people));
            people.time.advance(Duration.ofSeconds(1));
            assertThat(people.lockouts.locked(List.of(anna.key()))).isEmpty();
            people.lockouts.endThoseOver();
            assertThat(people.events.last().type()).isEqualTo("unlock");
            assertThat(people.events.last().actor()).isEqualTo("server");
            people.lockouts.endThoseOver();
            assertThat(people.events.types()).containsOnlyOnce("unlock");
            signIn(people);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void aPauseOrARightPasswordStartsCountingAgain(TestDatabase.Kind kind) {
        // 30/LCK-4, 30/LCK-5, 80/UPA-12
        try (People people = people(TestStore.on(kind))) {
            people.account("anna");
            fail(people, 4);
            people.time.advance(Duration.ofMinutes(10));
            fail(people, 4);
            signIn(people);
            fail(people, 4);
            signIn(people);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void anAdministratorUnlocksAtOnce(TestDatabase.Kind kind) {
        // 30/LCK-7, 30/PRF-6, 80/UPA-11
        try (People people = people(TestStore.on(kind))) {
            Account anna = people.account("anna");
            fail(people, 5);
            assertRefused(IdentityError.ACCOUNT_LOCKED, () -> signIn(people));
            people.lockouts.unlock(anna.key(), "admin:root");
            assertThat(people.events.last().type()).isEqualTo("unlock");
            assertThat(people.events.last().actor()).isEqualTo("admin:root");
            assertThat(people.events.last().subject()).isEqualTo("anna@localhost");
            signIn(people);
            people.lockouts.unlock(anna.key(), "admin:root");
            assertThat(people.events.types()).containsOnlyOnce("unlock");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void whoIsInactiveIsNotCounted(TestDatabase.Kind kind) {
        // 30 §17: inactive, any login: refused, not counted; the lock state stays over deactivation
        try (People people = people(TestStore.on(kind))) {
            Account anna = people.account("anna");
            fail(people, 4);
            people.accounts.setActive(anna.key(), false, "admin:root");
            assertRefused(IdentityError.ACCOUNT_INACTIVE, () -> people.signIn.signIn("anna", "guess", HERE));
            people.accounts.setActive(anna.key(), true, "admin:root");
            fail(people, 1);
            assertRefused(IdentityError.ACCOUNT_LOCKED, () -> signIn(people));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void unknownLoginsAreNotCounted(TestDatabase.Kind kind) {
        // 30/LCK-9
        try (People people = people(TestStore.on(kind))) {
            for (int i = 0; i < 6; i++) {
                assertRefused(IdentityError.INVALID_CREDENTIALS, () -> people.signIn.signIn("nobody", "guess", HERE));
            }
            long rows = people.unit.jpa().<Long>read(em -> em.createQuery("select count(l) from Lockout l", Long.class).getSingleResult());
            assertThat(rows).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void administratorsAreLockedEverywhereAtOnce(TestDatabase.Kind kind) {
        // 00/R-10: lockout as 30 §17, one for panel and console
        try (People people = people(TestStore.on(kind))) {
            people.administrator("root", AdminRole.ADMIN);
            for (int i = 0; i < 3; i++) {
                assertThat(people.administrators.verify("root", "guess")).isEmpty();
            }
            for (int i = 0; i < 2; i++) {
                assertRefused(IdentityError.INVALID_CREDENTIALS, () -> people.signIn.signInAdministrator("root", "guess", null, INSIDE));
            }
            assertRefused(IdentityError.ACCOUNT_LOCKED, () -> people.administrators.verify("root", passwordOf("root")));
            assertRefused(IdentityError.ACCOUNT_LOCKED,
                    () -> people.signIn.signInAdministrator("root", passwordOf("root"), null, INSIDE));
            assertThat(people.administrators.list().get(0).lockedUntil()).isEqualTo(people.time.instant().plus(Duration.ofHours(6)));
            people.administrators.unlock("ROOT", "admin:other");
            assertThat(people.administrators.verify("root", passwordOf("root"))).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void failuresAtOnceAreAllCounted(TestDatabase.Kind kind) throws Exception {
        try (People people = people(TestStore.on(kind))) {
            LockOwner owner = LockOwner.account(people.account("anna").key(), "anna@localhost");
            ExecutorService pool = Executors.newFixedThreadPool(5);
            try {
                CyclicBarrier start = new CyclicBarrier(5);
                List<Future<?>> all = new java.util.ArrayList<>();
                for (int i = 0; i < 5; i++) {
                    all.add(pool.submit(() -> {
                        start.await();
                        people.lockouts.failed(owner, null);
                        return null;
                    }));
                }
                for (Future<?> one : all) {
                    one.get();
                }
            } finally {
                pool.shutdownNow();
            }
            assertRefused(IdentityError.ACCOUNT_LOCKED, () -> people.lockouts.check(owner));
            assertThat(people.events.types()).containsOnlyOnce("lock");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void theCounterSurvivesARestart(TestDatabase.Kind kind) {
        try (TestDatabase database = kind.create()) {
            try (People people = people(TestStore.over(database))) {
                people.account("anna");
                fail(people, 5);
            }
            try (People people = people(TestStore.over(database))) {
                assertRefused(IdentityError.ACCOUNT_LOCKED, () -> signIn(people));
                assertThat(people.lockouts.ends(Set.of("nobody"))).isEmpty();
            }
        }
    }
}
