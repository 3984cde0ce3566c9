// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EffectiveRightsTest {

    private static Group group(String name, GroupKind kind, Right... rights) {
        return new Group(name, name, kind, Set.of(rights), 0);
    }

    private static Group ordinary(String name, boolean grants, Right right) {
        return grants ? group(name, GroupKind.ORDINARY, right) : group(name, GroupKind.ORDINARY);
    }

    private static Zone zone(boolean grants, Right right) {
        return new Zone("Internet", grants ? Set.of(right) : EnumSet.complementOf(EnumSet.of(right)));
    }

    @ParameterizedTest
    @EnumSource(Right.class)
    void anyGroupAndTheZoneAndTheHomeServer(Right right) {
        // 30/UX-1: 30/RGT-4, 30/RGT-5, 30/ZON-30, 30/RGT-6, 30/RGT-8, 10/PR-9
        for (boolean first : List.of(true, false)) {
            for (boolean second : List.of(true, false)) {
                for (boolean zone : List.of(true, false)) {
                    List<Group> groups = List.of(ordinary("IT", first, right), ordinary("DevOps", second, right));
                    boolean here = (first || second) && zone;
                    assertThat(EffectiveRights.of(groups, zone(zone, right), null).has(right)).isEqualTo(here);
                    assertThat(EffectiveRights.of(groups, zone(zone, right), Set.of(right)).has(right))
                            .isEqualTo(here && right != Right.OPERATOR);
                    assertThat(EffectiveRights.of(groups, zone(zone, right), Set.of()).has(right)).isFalse();
                }
            }
        }
    }

    @Test
    void theReasonNamesGroupsZoneAndHome() {
        // 30/RGT-4 with its example, 30/ZON-30
        Group it = group("IT", GroupKind.ORDINARY, Right.SLIDE_SHOW, Right.CALL);
        Group devops = group("DevOps", GroupKind.ORDINARY, Right.CALL);
        EffectiveRights rights = EffectiveRights.of(
                List.of(it, devops), new Zone("Internet", EnumSet.of(Right.SLIDE_SHOW, Right.FILE_SEND)), null);
        assertThat(rights.reason(Right.SLIDE_SHOW)).isEqualTo(new EffectiveRights.Reason(List.of(it), null, false));
        assertThat(rights.reason(Right.CALL)).isEqualTo(new EffectiveRights.Reason(List.of(it, devops), "Internet", false));
        assertThat(rights.reason(Right.FILE_SEND)).isEqualTo(new EffectiveRights.Reason(List.of(), null, false));
        assertThat(rights.granted()).containsExactly(Right.SLIDE_SHOW);
        assertThat(EffectiveRights.of(List.of(it), Zone.OPEN, Set.of(Right.CALL)).reason(Right.SLIDE_SHOW).takenAtHome()).isTrue();
        assertThat(EffectiveRights.of(List.of(), Zone.OPEN, null).granted()).isEmpty();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "rights.csv", useHeadersInDisplayName = true)
    void whatIsLockedIsNeverGrantedWhateverTheDatabaseSays(String word, String noGroup, String federated, String guests, String ordinary) {
        // 30/RGT-2, 30 B-30
        Right right = Right.of(word).orElseThrow();
        List<String> cells = List.of(ordinary, noGroup, federated, guests);
        for (GroupKind kind : GroupKind.values()) {
            boolean locked = cells.get(kind.ordinal()).equals("locked");
            assertThat(kind.locked().contains(right)).as(kind + " " + word).isEqualTo(locked);
            assertThat(kind.defaults().contains(right)).as(kind + " " + word).isEqualTo(cells.get(kind.ordinal()).equals("on"));
            assertThat(EffectiveRights.of(List.of(group("x", kind, right)), Zone.OPEN, null).has(right)).isEqualTo(!locked);
        }
    }

    @ParameterizedTest
    @CsvSource({"ADDRESS_BOOK_EDIT,1", "CALL,2", "CONFERENCE_CREATE,3", "SCREEN_SHARE,4", "DESKTOP_CONTROL_REQUEST,5",
        "DESKTOP_CONTROL_GRANT,6", "SLIDE_SHOW,7", "FILE_SEND,8", "FILE_RECEIVE,9", "RECORD,10", "POLL,11", "OPERATOR,12"})
    void thereAreTwelveInTheOrderOfTheSpecification(Right right, int number) {
        // 00/R-51
        assertThat(right.ordinal() + 1).isEqualTo(number);
        assertThat(right.word()).isEqualTo(right.name().toLowerCase(Locale.ROOT));
        assertThat(Right.of(right.word())).contains(right);
        assertThat(Right.of("fly")).isEmpty();
    }
}
