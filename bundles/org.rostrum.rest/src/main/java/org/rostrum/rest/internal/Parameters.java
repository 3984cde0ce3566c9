// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rostrum.rest.InvalidRequest;

/** Numbers and booleans in queries; a wrong one is {@code invalidValue} with its name instead of "not found". Thread-safe. */
final class Parameters implements ParamConverterProvider {

    private static final Map<Class<?>, Function<String, Object>> READERS =
            Map.of(Integer.class, Integer::valueOf, Long.class, Long::valueOf, Boolean.class, Parameters::flag);

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        Function<String, Object> reader = READERS.get(type);
        return reader == null ? null : new Converter<>(type, reader, name(annotations));
    }

    private static Boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static String name(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam query) {
                return query.value();
            }
            if (annotation instanceof PathParam path) {
                return path.value();
            }
        }
        return "";
    }

    private record Converter<T>(Class<T> type, Function<String, Object> reader, String name) implements ParamConverter<T> {

        @Override
        public T fromString(String value) {
            try {
                return type.cast(reader.apply(value.trim()));
            } catch (IllegalArgumentException e) {
                throw InvalidRequest.value(name, "The value has the wrong form.");
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
