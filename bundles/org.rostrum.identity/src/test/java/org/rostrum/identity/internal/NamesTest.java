// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.identity.internal.People.assertRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.identity.IdentityError;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"anna", "Anna.Smith-2_x", "борис", "李明", "たなカ漢", "김漢", "مريم", "योगेश", "1", "josé"})
    void aLoginMayBeOfAnyScript(String login) {
        // 00/R-47
        assertThat(Names.login(login, "login")).isEqualTo(login);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a@b", "#guest:1", "pаypal", "αnna", "a/b", "..", "-_", "́a", "a😀", "a\u0000b", "a\u200bb", "٣a"})
    void refusesWhatIsNoLoginOrLooksLikeAnother(String login) {
        // 00/R-47: the "а" of "pаypal" is Cyrillic
        assertRefused(IdentityError.LOGIN_INVALID, () -> Names.login(login, "login"));
    }

    @Test
    void aLoginHasAtMost64Characters() {
        assertThat(Names.login("a".repeat(64), "login")).hasSize(64);
        assertRefused(IdentityError.LOGIN_INVALID, () -> Names.login("a".repeat(65), "login"));
    }

    @Test
    void loginsAreComparedWithoutCaseAndWidth() {
        // 30/PRF-11, 00/R-48
        assertThat(Names.nameKey("ANNA")).isEqualTo(Names.nameKey("anna")).isEqualTo(Names.nameKey("ａｎｎａ"));
        assertThat(Names.nameKey("БОРИС")).isEqualTo(Names.nameKey("борис"));
        assertThat(Names.nameKey("Straße")).isEqualTo(Names.nameKey("STRASSE"));
        assertThat(Names.nameKey("e\u0301")).isEqualTo(Names.nameKey("É"));
        assertThat(Names.nameKey("x".repeat(1000))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Anna", "Анна Каренина", "👩‍💻 Ada", "علی‌رضا", "O'Neil (guest)"})
    void aDisplayNameIsFree(String name) {
        assertThat(Names.displayName("  " + name + "\u3000", "display_name")).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u200d", "a\nb", "a\u0000", "a\u202eb", "\u2066x", "a\u2028b", "\ud800", "\u0301"})
    void refusesInvisibleNamesAndThoseThatChangeTheTextAround(String name) {
        // 80/UCP-5
        assertRefused(IdentityError.NAME_INVALID, () -> Names.displayName(name, "display_name"));
    }

    @Test
    void aDisplayNameHasAtMost240Characters() {
        assertThat(Names.displayName("é".repeat(240), "display_name")).hasSize(240);
        assertRefused(IdentityError.NAME_INVALID, () -> Names.displayName("a".repeat(241), "display_name"));
    }

    @Test
    void anEmailIsOptional() {
        assertThat(Names.email(" ", "email")).isEmpty();
        assertThat(Names.email("anna@example.org", "email")).isEqualTo("anna@example.org");
        assertRefused(IdentityError.EMAIL_INVALID, () -> Names.email("anna", "email"));
        assertRefused(IdentityError.EMAIL_INVALID, () -> Names.email("a@b@c", "email"));
    }
}
