// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.rostrum.push.PushNotice;
import org.rostrum.push.PushNotice.Kind;
import org.rostrum.push.PushNotice.Target;
import org.rostrum.push.PushSettings;

class PayloadTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static String told(String name, String detail, String content) {
        PushNotice notice = new PushNotice(Kind.CONFERENCE_CALL, "a1b2", name, detail, NOW, new Target("/me/", "/me/accept", "/api/v4/reject"));
        return new String(Payload.of(notice, content), StandardCharsets.UTF_8);
    }

    /** 10/APP-10, 55/PSH-4: what is kept back is in no field. */
    @Test
    void tellsWhatTheAdministratorAllows() {
        assertThat(told("Ada", "Budget", PushSettings.NAME_AND_CONTENT)).isEqualTo("{\"kind\":\"conference_call\",\"id\":\"a1b2\",\"at\":1767225600,"
                + "\"name\":\"Ada\",\"detail\":\"Budget\",\"content\":\"nameAndContent\",\"page\":\"/me/\",\"accept\":\"/me/accept\",\"reject\":\"/api/v4/reject\"}");
        assertThat(told("Ada", "Budget", PushSettings.NAME)).contains("Ada").doesNotContain("Budget");
        assertThat(told("Ada", "Budget", PushSettings.ANONYMOUS)).doesNotContain("Ada", "Budget");
    }

    /** What stands together is told by a digest, whatever the administrator keeps back (55/PSH-4). */
    @Test
    void groupsAreOpaque() {
        PushNotice missed = new PushNotice(Kind.CALL_MISSED, "a1b2", "Ada", "", NOW, "missed ada@x", Target.page("/me/"));
        assertThat(new String(Payload.of(missed, PushSettings.ANONYMOUS), StandardCharsets.UTF_8)).containsPattern("\"group\":\"[A-Za-z0-9_-]{32}\"")
                .doesNotContainIgnoringCase("ada");
    }

    /** 55/NTF-3: 150 characters, never half of one; 55/PSH-4: within the limit whatever the names are. */
    @Test
    void isShort() {
        String told = told("\uD83D\uDE00".repeat(400), "\u0001".repeat(400), PushSettings.NAME_AND_CONTENT);
        assertThat(told).contains("\uD83D\uDE00".repeat(149) + "…").doesNotContain("\uD83D\uDE00".repeat(150));
        assertThat(told.getBytes(StandardCharsets.UTF_8).length).isLessThan(MessageCipher.MAX_TEXT_BYTES);
    }

    /** 55/PSH-5, RFC 8030 section 5.4: the same thing has the same topic, at most 32 characters of Base64url. */
    @Test
    void topicsReplaceEachOther() {
        PushNotice ringing = new PushNotice(Kind.CALL, "a1b2", "Ada", "", NOW, Target.page("/me/"));
        PushNotice ended = new PushNotice(Kind.CALL_ENDED, "a1b2", "Ada", "", NOW, Target.page("/me/"));
        PushNotice other = new PushNotice(Kind.CALL, "c3d4", "Ada", "", NOW, Target.page("/me/"));
        assertThat(Payload.topic(ringing)).matches("[A-Za-z0-9_-]{32}").isEqualTo(Payload.topic(ended)).isNotEqualTo(Payload.topic(other));
    }
}
