// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.identity.internal.People.HERE;
import static org.rostrum.identity.internal.People.assertRefused;
import static org.rostrum.identity.internal.People.assertRefusedAt;
import static org.rostrum.identity.internal.People.passwordOf;
import static org.rostrum.test.Eventually.eventually;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountManagement.Change;
import org.rostrum.identity.AccountManagement.Found;
import org.rostrum.identity.AccountManagement.Order;
import org.rostrum.identity.AccountManagement.Query;
import org.rostrum.identity.AccountManagement.State;
import org.rostrum.identity.AccountManagement;
import org.rostrum.identity.AccountService.NewAccount;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.Profile;
import org.rostrum.identity.ProfileField;
import org.rostrum.store.OutboxSubscriber;
import org.rostrum.test.TestDatabase;

/** Administration of accounts (contract 61 section 8), on both databases. */
@Tag("slow")
class ManagedAccountsTest {

    private static final Profile PROFILE = Profile.EMPTY.with(ProfileField.FIRST_NAME, "Anna")
            .with(ProfileField.LAST_NAME, "Karenina").with(ProfileField.COMPANY, "Rail Ltd").with(ProfileField.MOBILE_PHONE, "+1");

    private static final int ROUNDS = 50;

    private static Change change(@Nullable String name, @Nullable String email, @Nullable String password, @Nullable Boolean active,
            @Nullable UnaryOperator<Profile> profile) {
        return new Change(name, email, password, active, profile);
    }

    private static List<String> logins(People people, String text, @Nullable State state, Order order, boolean descending, int offset, int limit) {
        return people.management.list(new Query(text, state, order, descending, offset, limit)).accounts().stream()
                .map(account -> account.id().login()).toList();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void aProfileIsKeptAndChangedInParts(TestDatabase.Kind kind) {
        // 61 section 8.1
        try (People people = new People(kind)) {
            Account anna = people.accounts.create(new NewAccount("anna", "Anna", "a@example.org", "Long enough 1", PROFILE, false), "x");
            assertThat(anna.profile()).isEqualTo(PROFILE);
            assertThat(anna.active()).isFalse();
            Account changed = people.management.change(anna.key(), change("Anna K.", null, null, true, null), "admin:root");
            assertThat(people.accounts.find(anna.key())).contains(changed);
            assertThat(changed.displayName()).isEqualTo("Anna K.");
            assertThat(changed.email()).isEqualTo("a@example.org");
            assertThat(changed.profile()).isEqualTo(PROFILE);
            assertThat(changed.active()).isTrue();
            assertThat(people.events.types()).contains("activation");
            assertThat(people.changes.get(0).fields()).containsExactly(
                    new Field("display_name", "Anna", "Anna K."), new Field("is_active", "false", "true"));
            assertThat(logins(people, "rail", null, Order.LOGIN, false, 0, 10)).containsExactly("anna");
            assertRefusedAt(CommonError.INVALID_VALUE, "home_phone", () -> people.management.change(anna.key(),
                    change("Other", null, null, null, before -> before.with(ProfileField.HOME_PHONE, "1".repeat(65))), "x"));
            assertRefusedAt(IdentityError.PASSWORD_TOO_SHORT, "password",
                    () -> people.management.change(anna.key(), change("Other", null, "ab", null, null), "x"));
            assertRefusedAt(IdentityError.EMAIL_INVALID, "email",
                    () -> people.management.change(anna.key(), change("Other", "nonsense", null, null, null), "x"));
            assertThat(people.accounts.find(anna.key())).as("nothing half done").contains(changed);
            assertRefused(IdentityError.USER_NOT_FOUND,
                    () -> people.management.change(AccountKey.random(), change("x", null, null, null, null), "x"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void whatSomebodyElseChangesMeanwhileStays(TestDatabase.Kind kind) throws InterruptedException {
        // 61/AV-5, 30/ACC-3
        try (People people = new People(kind)) {
            AccountKey anna = people.account("anna").key();
            AtomicBoolean checked = new AtomicBoolean();
            Account changed = people.management.change(anna, change(null, null, null, null, before -> {
                if (!checked.getAndSet(true)) {
                    people.management.change(anna, change(null, null, null, null, with(ProfileField.JOB_TITLE, "Countess")), "anna");
                }
                return before.with(ProfileField.COMPANY, "Rail Ltd");
            }), "admin:root");
            assertThat(changed.profile()).as("changed between the check and the transaction")
                    .isEqualTo(Profile.EMPTY.with(ProfileField.JOB_TITLE, "Countess").with(ProfileField.COMPANY, "Rail Ltd"));
            for (int round = 0; round < ROUNDS; round++) {
                String name = "round" + round + "x";
                Thread other = new Thread(() -> people.management.change(
                        anna, change(null, null, null, null, with(ProfileField.FIRST_NAME, "first" + name)), "anna"));
                other.start();
                people.management.change(anna, change(null, null, null, null, with(ProfileField.COMPANY, "of" + name)), "admin:root");
                other.join();
                assertThat(logins(people, "first" + name, null, Order.LOGIN, false, 0, 10)).as("what is searched, too").containsExactly("anna");
                assertThat(logins(people, "of" + name, null, Order.LOGIN, false, 0, 10)).containsExactly("anna");
            }
        }
    }

    private static UnaryOperator<Profile> with(ProfileField field, String text) {
        return before -> before.with(field, text);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void aNewPasswordSignsOutAndTheLastSignInIsKnown(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            Account anna = people.account("anna");
            assertThat(anna.lastSignInAt()).isNull();
            String token = people.signIn.signIn("anna", passwordOf("anna"), HERE).token();
            assertThat(people.accounts.find(anna.key()).orElseThrow().lastSignInAt()).isEqualTo(people.time.instant());
            people.management.change(anna.key(), change("Still", null, null, null, null), "x");
            assertThat(people.signIn.authenticate(token)).as("a new name signs nobody out").isPresent();
            people.management.change(anna.key(), change(null, null, "Another password 1", null, null), "x");
            assertThat(people.signIn.authenticate(token)).isEmpty();
            people.signIn.signIn("anna", "Another password 1", HERE);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void listsAreSearchedSortedAndCutInTheDatabase(TestDatabase.Kind kind) {
        // 61 section 6
        try (People people = new People(kind)) {
            people.accounts.create(new NewAccount("cleo", "Zoe", "b@example.org", "Long enough 1"), "x");
            people.accounts.create(new NewAccount("anna", "Émile", "c@example.org", "Long enough 1"), "x");
            people.accounts.create(new NewAccount("Boris", "alan", "a@example.org", "Long enough 1", Profile.EMPTY, false), "x");
            assertThat(logins(people, "", null, Order.LOGIN, false, 0, 10)).containsExactly("anna", "Boris", "cleo");
            assertThat(logins(people, "", null, Order.LOGIN, true, 0, 2)).containsExactly("cleo", "Boris");
            assertThat(logins(people, "", null, Order.EMAIL, false, 1, 1)).containsExactly("cleo");
            assertThat(logins(people, "", null, Order.DISPLAY_NAME, false, 0, 1)).containsExactly("Boris");
            assertThat(logins(people, "", State.ACTIVE, Order.LOGIN, false, 0, 10)).containsExactly("anna", "cleo");
            assertThat(logins(people, "", State.INACTIVE, Order.CREATED_AT, true, 0, 10)).containsExactly("Boris");
            assertThat(logins(people, "ÉMILE", null, Order.LOGIN, false, 0, 10)).containsExactly("anna");
            assertThat(people.management.list(new Query("example", null, Order.LOGIN, false, 0, 1)).total()).isEqualTo(3);
            assertThat(logins(people, "%", null, Order.LOGIN, false, 0, 10)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void listsAreNarrowedByFields(TestDatabase.Kind kind) {
        // 61 section 8.2: each filter looks at its own field, upper and lower case alike
        try (People people = new People(kind)) {
            people.accounts.create(new NewAccount("anna", "Boris", "cleo@example.org", "Long enough 1", PROFILE, true), "x");
            people.accounts.create(new NewAccount("boris", "Émile", "anna@example.org", "Long enough 1"), "x");
            assertThat(having(people, Map.of(AccountManagement.Field.LOGIN, "ANN"))).containsExactly("anna");
            assertThat(having(people, Map.of(AccountManagement.Field.LOGIN, "cleo"))).isEmpty();
            assertThat(having(people, Map.of(AccountManagement.Field.DISPLAY_NAME, "bor"))).containsExactly("anna");
            assertThat(having(people, Map.of(AccountManagement.Field.DISPLAY_NAME, "ÉMI"))).containsExactly("boris");
            assertThat(having(people, Map.of(AccountManagement.Field.EMAIL, "Anna@"))).containsExactly("boris");
            assertThat(having(people, Map.of(AccountManagement.Field.FIRST_NAME, "nn", AccountManagement.Field.LAST_NAME, "KAR"))).containsExactly("anna");
            assertThat(having(people, Map.of(AccountManagement.Field.FIRST_NAME, "nn", AccountManagement.Field.LOGIN, "boris"))).isEmpty();
            assertThat(having(people, Map.of(AccountManagement.Field.LAST_NAME, "%"))).isEmpty();
        }
    }

    private static List<String> having(People people, Map<AccountManagement.Field, String> having) {
        return people.management.list(new Query("", having, null, null, Order.LOGIN, false, 0, 10)).accounts().stream()
                .map(account -> account.id().login()).toList();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void tenThousandAccountsAreListedQuickly(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            people.unit.jpa().run(em -> {
                for (int i = 0; i < 10_000; i++) {
                    em.persist(new AccountEntity(AccountKey.random(), "user" + i, new AccountEntity.Texts("Name " + (i * 7919) % 10_000,
                            "u" + i + "@example.org", Profile.EMPTY), Credentials.NONE, true, people.time.instant()));
                }
            });
            Query query = new Query("name 77", State.ACTIVE, Order.DISPLAY_NAME, true, 50, 50);
            Found found = people.management.list(query);
            assertThat(found.total()).isEqualTo(111);
            assertThat(found.accounts()).hasSize(50);

            assertThat(bestOfThree(() -> people.management.list(query))).as("a page of a search beside reading everything")
                    .isLessThan(bestOfThree(() -> people.unit.jpa().read(
                            em -> em.createQuery("select a from Account a", AccountEntity.class).getResultList().size())));
        }
    }

    private static Duration bestOfThree(Runnable work) {
        return Stream.generate(() -> {
                    long begin = System.nanoTime();
                    work.run();
                    return Duration.ofNanos(System.nanoTime() - begin);
                }).limit(3).min(Comparator.naturalOrder()).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void aDeletedAccountLeavesNothingButItsHeir(TestDatabase.Kind kind) {
        // 00/R-86
        try (People people = new People(kind)) {
            List<String> events = new CopyOnWriteArrayList<>();
            people.store.add(new OutboxSubscriber() {
                @Override
                public String name() {
                    return "test";
                }

                @Override
                public boolean wants(String topic) {
                    return topic.equals("org/rostrum/account/deleted");
                }

                @Override
                public void deliver(Event event) {
                    events.add(event.json());
                }
            });
            Account anna = people.account("anna");
            Account boris = people.account("boris");
            String token = people.signIn.signIn("anna", passwordOf("anna"), HERE).token();
            people.avatars.set(anna.key(), png(10, 10), "x");
            assertRefusedAt(IdentityError.HEIR_INVALID, "conferences_to", () -> people.management.delete(anna.key(), anna.key(), "x"));
            assertRefusedAt(IdentityError.HEIR_INVALID, "conferences_to",
                    () -> people.management.delete(anna.key(), AccountKey.random(), "x"));
            assertThat(people.signIn.authenticate(token)).isPresent();
            people.management.delete(anna.key(), boris.key(), "admin:root");
            assertThat(people.signIn.authenticate(token)).isEmpty();
            assertThat(people.accounts.resolve("anna")).isEmpty();
            assertThat(people.avatars.find(anna.key())).isEmpty();
            eventually(() -> events.isEmpty() ? "no event" : "");
            assertThat(events).containsExactly("{\"account\":\"" + anna.key() + "\",\"heir\":\"" + boris.key() + "\"}");
            Account again = people.account("anna");
            assertThat(again.key()).as("a namesake is somebody else").isNotEqualTo(anna.key());
            assertRefused(IdentityError.USER_NOT_FOUND, () -> people.management.delete(anna.key(), null, "x"));
            assertThat(people.changeWords()).contains("delete user");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void disconnectedAccountsAreSignedOutEverywhere(TestDatabase.Kind kind) {
        // 61 section 8.2
        try (People people = new People(kind)) {
            Account anna = people.account("anna");
            String one = people.signIn.signIn("anna", passwordOf("anna"), HERE).token();
            String two = people.signIn.signIn("anna", passwordOf("anna"), HERE).token();
            List<AccountKey> told = new ArrayList<>();
            people.tokens.onEnded(key -> {
                assertThat(people.signIn.authenticate(one)).as("ended before it is told").isEmpty();
                told.add(key);
            });
            people.management.disconnect(anna.key(), "admin:root");
            assertThat(told).containsExactly(anna.key());
            assertThat(people.signIn.authenticate(two)).isEmpty();
            String three = people.signIn.signIn("anna", passwordOf("anna"), HERE).token();
            told.clear();
            people.tokens.onEnded(key -> assertThat(key).isEqualTo(anna.key()));
            people.signIn.signOut(three);
            assertThat(told).containsExactly(anna.key());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void picturesAreDecodedAndKeptAnew(TestDatabase.Kind kind) throws IOException {
        try (People people = new People(kind)) {
            Account anna = people.account("anna");
            people.avatars.set(anna.key(), png(2000, 1000), "x");
            BufferedImage kept = ImageIO.read(new ByteArrayInputStream(people.avatars.find(anna.key()).orElseThrow()));
            assertThat(kept.getWidth()).isEqualTo(512);
            assertThat(kept.getHeight()).isEqualTo(256);
            String tag = people.accounts.find(anna.key()).orElseThrow().avatar();
            people.avatars.set(anna.key(), image(30, 20, "jpeg", false), "x");
            assertThat(people.accounts.find(anna.key()).orElseThrow().avatar()).isNotNull().isNotEqualTo(tag);
            people.avatars.set(anna.key(), image(512, 512, "png", true), "x");
            assertThat(people.avatars.find(anna.key()).orElseThrow().length).isLessThanOrEqualTo(1_000_000);
            people.avatars.remove(anna.key(), "x");
            assertThat(people.avatars.find(anna.key())).isEmpty();
            assertThat(people.accounts.find(anna.key()).orElseThrow().avatar()).isNull();
            assertRefused(IdentityError.USER_NOT_FOUND, () -> people.avatars.set(AccountKey.random(), png(1, 1), "x"));
            assertRefused(CommonError.TOO_LARGE, () -> people.avatars.set(anna.key(), new byte[(10 << 20) + 1], "x"));
        }
    }

    @Test
    void bombsAndRubbishAreRefusedBeforeTheyGrow() throws IOException {
        byte[] good = png(100, 100);
        byte[] bomb = good.clone();
        ByteBuffer.wrap(bomb).putInt(16, 19_000).putInt(20, 19_000);
        CRC32 crc = new CRC32();
        crc.update(bomb, 12, 17);
        ByteBuffer.wrap(bomb).putInt(29, (int) crc.getValue());
        byte[] broken = java.util.Arrays.copyOf(good, good.length / 2);
        for (byte[] bad : List.of(bomb, broken, new byte[0], "GIF89a rubbish".getBytes(), image(10, 10, "gif", false), image(10, 10, "bmp", false))) {
            assertRefusedAt(IdentityError.AVATAR_INVALID, "image", () -> AvatarImages.normalised(bad));
        }
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] fuzzed = good.clone();
            for (int j = 0; j < 5; j++) {
                fuzzed[random.nextInt(fuzzed.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(AvatarImages.normalised(fuzzed)).isNotEmpty();
            } catch (org.rostrum.base.error.RostrumException e) {
                assertThat(e.error()).isEqualTo(IdentityError.AVATAR_INVALID);
            }
        }
    }

    private static byte[] png(int width, int height) {
        try {
            return image(width, height, "png", false);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Noise where {@code alpha}: it does not compress. */
    private static byte[] image(int width, int height, String format, boolean alpha) throws IOException {
        BufferedImage image = new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int x = 0; alpha && x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }
}
