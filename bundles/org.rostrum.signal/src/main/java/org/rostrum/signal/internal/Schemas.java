// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compiles the JSON Schemas of one handler; nothing outside the handler's own files is ever loaded. Thread-safe. */
final class Schemas {

    private static final String BASE = "https://schemas.invalid/";

    private final JsonSchemaFactory factory;
    private final Function<String, @Nullable InputStream> files;
    private final SchemaValidatorsConfig config =
            SchemaValidatorsConfig.builder().failFast(true).preloadJsonSchema(true).build();

    /** @param files schema files by name; null where there is none */
    Schemas(Function<String, @Nullable InputStream> files) {
        this.files = files;
        this.factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.add(location -> () -> open(location.toString()))));
    }

    private InputStream open(String location) throws IOException {
        InputStream stream = location.startsWith(BASE) ? files.apply(location.substring(BASE.length())) : null;
        if (stream == null) {
            throw new IOException("no schema " + location);
        }
        return stream;
    }

    /** Empty when the handler has no such request. @throws UncheckedIOException when it cannot be read */
    Optional<JsonSchema> request(String type) {
        String file = type + ".request.json";
        try (InputStream stream = files.apply(file)) {
            if (stream == null) {
                return Optional.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonSchema schema = factory.getSchema(SchemaLocation.of(BASE + file), config);
        schema.initializeValidators();
        return Optional.of(schema);
    }

    /** First fault of a body; empty if it is right. */
    static Optional<Fault> check(JsonSchema schema, JsonNode body) {
        Set<ValidationMessage> faults = schema.validate(body);
        return faults.stream().findFirst().map(m -> new Fault(location(m), m.getMessage()));
    }

    private static String location(ValidationMessage message) {
        String path = message.getInstanceLocation().toString();
        String property = message.getProperty();
        String field = path.startsWith("$.") ? path.substring(2) : path.startsWith("$") ? path.substring(1) : path;
        return property == null ? field : field.isEmpty() ? property : field + "." + property;
    }

    /** What is wrong where. */
    record Fault(String location, String message) {}
}
