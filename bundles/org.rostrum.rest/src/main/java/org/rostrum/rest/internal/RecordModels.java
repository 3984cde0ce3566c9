// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Schemas of records, so that nobody has to say twice what the type says: in answers every field is required, and what is
 * {@code @Nullable} may be null. Fields of requests, records whose name ends in {@code Request}, say themselves what is
 * required; the same for fields marked {@code NOT_REQUIRED}, which are absent instead of null. Thread-safe.
 */
final class RecordModels implements ModelConverter {

    private final ModelResolver resolver;

    RecordModels(ObjectMapper mapper) {
        this.resolver = new ModelResolver(mapper);
    }

    @Override
    public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType java = TypeFactory.defaultInstance().constructType(type.getType());
        Schema<?> schema = resolver.resolve(type, context, chain);
        if (java.isRecordType()) {
            Schema<?> defined = defined(schema, context);
            if (defined != null && defined.getProperties() != null) {
                complete(java.getRawClass(), defined);
            }
        }
        return schema;
    }

    private static @Nullable Schema<?> defined(@Nullable Schema<?> schema, ModelConverterContext context) {
        if (schema == null || schema.get$ref() == null) {
            return schema;
        }
        return context.getDefinedModels().get(schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1));
    }

    private static void complete(Class<?> type, Schema<?> schema) {
        List<String> required = new ArrayList<>();
        boolean request = type.getSimpleName().endsWith("Request");
        for (RecordComponent component : type.getRecordComponents()) {
            String name = name(component);
            boolean optional = isOptional(component);
            if (request ? isRequired(component) : !optional) {
                required.add(name);
            }
            if (!request && !optional && component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                allowNull(schema, name);
            }
        }
        schema.setRequired(required.isEmpty() ? null : required);
    }

    private static String name(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null ? ApiMapper.NAMES.translate(component.getName()) : given.value();
    }

    private static boolean isOptional(RecordComponent component) {
        return mode(component) == RequiredMode.NOT_REQUIRED;
    }

    private static boolean isRequired(RecordComponent component) {
        return mode(component) == RequiredMode.REQUIRED;
    }

    private static RequiredMode mode(RecordComponent component) {
        var said = component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        return said == null ? RequiredMode.AUTO : said.requiredMode();
    }

    /** OpenAPI 3.0 ignores what stands beside a reference, so that one goes into {@code allOf}. */
    private static void allowNull(Schema<?> schema, String name) {
        @SuppressWarnings("rawtypes")
        Map<String, Schema> properties = schema.getProperties();
        Schema<?> property = properties.get(name);
        if (property == null || Boolean.TRUE.equals(property.getNullable())) {
            return;
        }
        if (property.get$ref() == null) {
            property.setNullable(true);
        } else {
            Schema<?> wrapped = new Schema<>();
            wrapped.addAllOfItem(property);
            wrapped.setNullable(true);
            properties.put(name, wrapped);
        }
    }
}
