// SPDX-License-Identifier: Apache-2.0
package org.rostrum.web.conference.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.conference.Access;
import org.rostrum.conference.ConferenceService;
import org.rostrum.conference.LaunchType;

class KnownConferencesTest {

    private final KnownConferences known = new KnownConferences();

    // 80/UCP-1: deleted or unknown conferences are "not found", HTTP 404.
    @Test
    void onlyConferencesThatExistArePages() {
        known.use(conferences(id -> id.value().equals("lab_7") ? Optional.of(card(id)) : Optional.empty()));
        assertThat(known.exists("/c/lab_7")).isTrue();
        assertThat(known.exists("/c/lab_7/")).isTrue();
        assertThat(known.exists("/c/lab_8")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/c", "/c/", "/c/a/b", "/c/no spaces", "/x/lab_7"})
    void whatIsNoConferenceIdIsNoPage(String path) {
        known.use(conferences(id -> Optional.of(card(id))));
        assertThat(known.exists(path)).isFalse();
    }

    @Test
    void nothingIsCalledUnknownWhileNobodyKnows() {
        assertThat(known.exists("/c/lab_7")).as("engine stopped").isTrue();
        ConferenceService away = conferences(id -> {
            throw new RostrumException(CommonError.STORE_UNAVAILABLE, "away");
        });
        known.use(away);
        assertThat(known.exists("/c/lab_7")).as("database away").isTrue();
        known.drop(away);
        assertThat(known.exists("/c/lab_7")).isTrue();
    }

    private static ConferenceService.Card card(ConferenceId id) {
        return new ConferenceService.Card(id, "Topic", "", "Anna", Access.PUBLIC, LaunchType.ROOM, false);
    }

    /** Only the card is asked for. */
    private static ConferenceService conferences(Function<ConferenceId, Optional<ConferenceService.Card>> cards) {
        return (ConferenceService) Proxy.newProxyInstance(ConferenceService.class.getClassLoader(), new Class<?>[] {ConferenceService.class},
                (self, method, arguments) -> {
                    if (!method.getName().equals("card")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return cards.apply((ConferenceId) arguments[0]);
                });
    }
}
