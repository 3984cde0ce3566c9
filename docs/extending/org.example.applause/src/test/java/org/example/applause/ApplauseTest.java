// SPDX-License-Identifier: Apache-2.0
package org.example.applause;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.rostrum.base.id.SessionId;

/** Parts of an extension are plain classes: their tests need no server. */
class ApplauseTest {

    private final Applause applause = new Applause();
    private final SessionId one = SessionId.random();

    @Test
    void clapsAreCountedForEachSessionUntilReset() {
        assertThat(applause.clap(one, 2)).isEqualTo(2);
        assertThat(applause.clap(one, 1)).isEqualTo(3);
        assertThat(applause.total()).isEqualTo(3);

        applause.reset();
        assertThat(applause.claps()).isEmpty();
    }

    @Test
    void thePageAndTheSchemaAreInTheBundle() throws IOException {
        try (InputStream page = new ApplausePage().file("index.js");
                InputStream schema = new ApplauseSignal(applause).schema("applause.clap.request.json")) {
            assertThat(page).isNotEmpty();
            assertThat(schema).isNotEmpty();
        }
        assertThat(new ApplausePage().file("absent.js")).isNull();
    }
}
