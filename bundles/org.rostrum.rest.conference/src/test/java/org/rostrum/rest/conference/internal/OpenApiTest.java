// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rostrum.rest.identity.internal.ServerResource;
import org.rostrum.rest.internal.Descriptions;
import org.rostrum.rest.internal.OpenApiResource;
import org.rostrum.rest.internal.ResourceClasses;

/** Keeps {@code docs/api/openapi.json} equal to what the resource classes say; {@code -Dopenapi.write=true} writes it anew. */
class OpenApiTest {

    private static final Path COMMITTED = Path.of("../../docs/api/openapi.json");

    /** All resources of the core. */
    static List<Class<?>> resources() {
        List<Class<?>> all = new ArrayList<>();
        for (Class<?> marker : List.of(OpenApiResource.class, ServerResource.class, ConferencesResource.class)) {
            all.addAll(ResourceClasses.beside(marker));
        }
        return all;
    }

    /** 61/AV-7 */
    @Test
    void committedDescriptionIsThatOfTheClasses() throws IOException {
        String described = Descriptions.of(resources());
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(COMMITTED, described);
        }
        assertThat(described).as("run the test with -Dopenapi.write=true and commit the file").isEqualTo(Files.readString(COMMITTED));
    }
}
