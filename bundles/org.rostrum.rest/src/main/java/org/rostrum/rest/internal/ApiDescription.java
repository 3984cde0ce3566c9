// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rostrum.rest.Needs;

/**
 * The OpenAPI document of a set of resource classes, always in the same order. Operation ids are the names of the methods.
 * Thread-safe; built when first asked for.
 */
final class ApiDescription {

    private final RecordModels models;
    private Set<Class<?>> classes = Set.of();
    private byte @Nullable [] json;

    ApiDescription(ObjectMapper mapper) {
        models = new RecordModels(mapper);
    }

    /** Describes these from now on. */
    synchronized void describe(Collection<? extends Class<?>> resources) {
        classes = new LinkedHashSet<>(resources);
        json = null;
    }

    /** The document, UTF-8, for people to read and programs to compare. */
    synchronized byte[] json() {
        if (json == null) {
            json = text(document()).getBytes(StandardCharsets.UTF_8);
        }
        return json.clone();
    }

    private OpenAPI document() {
        // the list is the library's, for ever: what stayed in it would keep this bundle alive after it has gone
        ModelConverters.getInstance().addConverter(models);
        try {
            return read();
        } finally {
            ModelConverters.getInstance().removeConverter(models);
        }
    }

    private OpenAPI read() {
        OpenAPI api = new Reader(new OpenAPI().info(info())).read(classes);
        // without any operation the reader leaves both out
        api.setPaths(Objects.requireNonNullElseGet(api.getPaths(), Paths::new));
        api.setComponents(Objects.requireNonNullElseGet(api.getComponents(), Components::new));
        new Operations(methods()).complete(api);
        api.setServers(List.of(new Server().url("/api/v4")));
        api.setPaths(sorted(api.getPaths()));
        Components components = api.getComponents();
        components.setSchemas(new TreeMap<>(Objects.requireNonNullElseGet(components.getSchemas(), Map::of)));
        components.addSecuritySchemes("cookie", new SecurityScheme().type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.COOKIE).name("rostrum_session")
                .description("Session of our own pages; every change carries the header X-CSRF-Token as well."));
        components.addSecuritySchemes("bearer", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
        return api;
    }

    private static Info info() {
        return new Info().title("Rostrum REST API").version("4.1")
                .description("Base paths /api/v4 and /api/v4.1, the same operations. Every refusal has the body ErrorBody.");
    }

    private static Paths sorted(Paths paths) {
        Paths ordered = new Paths();
        new TreeMap<>(paths).forEach(ordered::addPathItem);
        return ordered;
    }

    private Map<String, Method> methods() {
        Map<String, Method> byName = new HashMap<>();
        for (Class<?> type : classes) {
            for (Method method : type.getMethods()) {
                if (method.isAnnotationPresent(Needs.class)) {
                    byName.put(method.getName(), method);
                }
            }
        }
        return byName;
    }

    private static String text(OpenAPI api) {
        try {
            return Json.pretty().writeValueAsString(api) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
