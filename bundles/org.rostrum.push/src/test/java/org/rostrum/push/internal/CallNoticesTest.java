// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.base.id.AccountKey;
import org.rostrum.call.CallNotice.Outcome;
import org.rostrum.call.CallNotice.Ring;
import org.rostrum.push.PushNotice;
import org.rostrum.push.PushNotice.Kind;
import org.rostrum.push.PushService;

class CallNoticesTest {

    private static final AccountKey ADA = new AccountKey(new UUID(0, 1));

    private final List<PushNotice> told = new ArrayList<>();
    private boolean reached;
    private final CallNotices notices = new CallNotices(new PushService() {
        @Override
        public boolean reaches(AccountKey account) {
            return reached && account.equals(ADA);
        }

        @Override
        public void notify(AccountKey account, PushNotice notice) {
            told.add(notice);
        }
    });

    private static Ring ring(String title) {
        return new Ring("a1", ADA, "bob@x", "Bob", title, Instant.parse("2026-01-01T00:00:00Z"));
    }

    /** 55/PSH-10, NTF-2: told at once, whether or not he is reached; the caller learns whether he is. */
    @Test
    void ringingIsTold() {
        assertThat(notices.ringing(ring(null))).isFalse();
        reached = true;
        assertThat(notices.ringing(ring("Budget"))).isTrue();
        assertThat(told).extracting(PushNotice::kind).containsExactly(Kind.CALL, Kind.CONFERENCE_CALL);
        assertThat(told.get(1).detail()).isEqualTo("Budget");
        assertThat(told.get(0).name()).isEqualTo("Bob");
        assertThat(told.get(0).target()).isEqualTo(new PushNotice.Target("/call/a1", "/call/a1?accept", "/api/v4/me/calls/a1/reject"));
    }

    /** 55/NTF-8: taken away, or replaced by what became of it. */
    @ParameterizedTest
    @CsvSource({"ACCEPTED, CALL_ANSWERED", "ELSEWHERE, CALL_ENDED", "REJECTED, CALL_ENDED", "MISSED, CALL_MISSED"})
    void theEndReplacesTheCall(Outcome outcome, Kind kind) {
        notices.ringing(ring(null));
        notices.over(ring(null), outcome);
        assertThat(told.get(1).kind()).isEqualTo(kind);
        assertThat(told.get(1).about()).isEqualTo(told.get(0).about());
        assertThat(told.get(1).at()).as("so that quiet hours count for the whole call").isEqualTo(told.get(0).at());
    }

    /** 55/NTF-4, PSH-6: missed calls of one caller stand together, those of others and of other people do not; nothing else does. */
    @Test
    void missedCallsOfACallerAreAGroup() {
        AccountKey eve = new AccountKey(new UUID(0, 2));
        for (Ring ring : List.of(new Ring("a1", ADA, "bob@x", "Bob", null, Instant.EPOCH), new Ring("a2", ADA, "bob@x", "Bob", null, Instant.EPOCH),
                new Ring("a3", ADA, "cleo@x", "Bob", null, Instant.EPOCH), new Ring("a4", eve, "bob@x", "Bob", null, Instant.EPOCH))) {
            notices.over(ring, Outcome.MISSED);
        }
        assertThat(told.get(0).group()).isNotEmpty().isEqualTo(told.get(1).group());
        assertThat(told.stream().map(PushNotice::group).distinct()).hasSize(3);
        notices.over(ring(null), Outcome.REJECTED);
        assertThat(told.get(4).group()).isEmpty();
    }
}
