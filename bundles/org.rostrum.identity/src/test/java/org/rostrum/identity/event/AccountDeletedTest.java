// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.base.id.AccountKey;
import org.rostrum.store.OutboxSubscriber;

class AccountDeletedTest {

    private static final AccountKey ANNA = AccountKey.parse("00112233-4455-6677-8899-aabbccddeeff");

    private static OutboxSubscriber.Event event(String topic, String json) {
        return new OutboxSubscriber.Event(7, topic, Instant.EPOCH, json);
    }

    static Stream<AccountDeleted> deletions() {
        return Stream.of(new AccountDeleted(ANNA, null), new AccountDeleted(ANNA, AccountKey.random()));
    }

    // 00/R-86
    @ParameterizedTest
    @MethodSource("deletions")
    void whatIsWrittenIsRead(AccountDeleted deleted) {
        assertThat(AccountDeleted.of(event(AccountDeleted.TOPIC, deleted.json()))).isEqualTo(deleted);
    }

    // rows of servers before lie in the outbox until every subscriber has had them
    @Test
    void theBodyStaysAsItIs() {
        assertThat(AccountDeleted.TOPIC).isEqualTo("org/rostrum/account/deleted");
        assertThat(new AccountDeleted(ANNA, null).json()).isEqualTo("{\"account\":\"" + ANNA + "\",\"heir\":null}");
        assertThat(AccountDeleted.of(event(AccountDeleted.TOPIC, "{\"account\":\"" + ANNA + "\",\"more\":1}"))).isEqualTo(new AccountDeleted(ANNA, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "{\"account\":\"x\"}"})
    void anUnreadableBodyIsNamedByItsPosition(String json) {
        assertThatThrownBy(() -> AccountDeleted.of(event(AccountDeleted.TOPIC, json))).isInstanceOf(IllegalStateException.class).hasMessageContaining("7");
    }

    @Test
    void anotherEventIsNone() {
        assertThatThrownBy(() -> AccountDeleted.of(event("org/rostrum/conference/session/ended", "{}"))).isInstanceOf(IllegalStateException.class);
    }
}
