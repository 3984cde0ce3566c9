// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rostrum.rest.internal.Descriptions;

/** Keeps {@code docs/api/openapi.json} equal to what the resource classes say; {@code -Dopenapi.write=true} writes it anew. */
class OpenApiTest {

    private static final Path COMMITTED = Path.of("../../docs/api/openapi.json");

    private static String described;

    @BeforeAll
    static void describe() throws IOException {
        described = Descriptions.of(Core.resources());
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(COMMITTED, described);
        }
    }

    /** 61/AV-7 */
    @Test
    void committedDescriptionIsThatOfTheClasses() throws IOException {
        assertThat(firstDifference())
                .as("run the test with -Dopenapi.write=true and commit the file")
                .isEmpty();
    }

    /** 61/AV-6: what most programs of others use first, as far as it exists. */
    @Test
    void theFirstGroupsAreThere() {
        assertThat(described).contains("\"/oauth2/token\"", "\"/server\"", "\"/me\"", "\"/conferences\"",
                "\"/conferences/{conference_id}/invitations\"", "\"/conferences/{conference_id}/participants\"",
                "\"/conferences/{conference_id}/run\"", "\"/conferences/{conference_id}/stop\"", "\"/users\"", "\"/groups\"",
                "\"/logs/calls\"", "\"/applications\"");
    }

    /** Line and both texts; empty if there is none. */
    private static String firstDifference() throws IOException {
        List<String> now = described.lines().toList();
        List<String> committed = Files.readAllLines(COMMITTED);
        for (int i = 0; i < Math.max(now.size(), committed.size()); i++) {
            String a = i < now.size() ? now.get(i) : "";
            String b = i < committed.size() ? committed.get(i) : "";
            if (!a.equals(b)) {
                return "line " + (i + 1) + ": now " + a.strip() + ", committed " + b.strip();
            }
        }
        return "";
    }
}
