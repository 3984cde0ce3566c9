// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.util.Locale;

/**
 * How records become JSON and back: snake_case, generous with types (61/TR-5), unknown fields ignored (61/TR-6, TR-7),
 * bounded in depth and in the length of numbers and names.
 */
final class ApiMapper {

    /** How components of records are called on the wire. */
    static final PropertyNamingStrategies.NamingBase NAMES = new PropertyNamingStrategies.SnakeCaseStrategy();

    private static final StreamReadConstraints BOUNDS =
            StreamReadConstraints.builder().maxNestingDepth(64).maxNumberLength(100).maxNameLength(1000).build();

    private ApiMapper() {}

    static ObjectMapper create() {
        SimpleModule tolerance = new SimpleModule("rostrum");
        tolerance.addDeserializer(String.class, new CleanText());
        tolerance.addDeserializer(Boolean.class, new Switch());
        tolerance.addDeserializer(boolean.class, new Switch());
        ObjectMapper mapper = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(BOUNDS).build())
                .propertyNamingStrategy(NAMES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                        DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT,
                        DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT)
                .addModule(tolerance)
                .build();
        mapper.coercionConfigFor(LogicalType.Collection)
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsEmpty);
        return mapper;
    }

    /** Text that every database and every answer can carry: no NUL, no half of a surrogate pair. */
    private static final class CleanText extends StdScalarDeserializer<String> {

        private static final long serialVersionUID = 1L;

        CleanText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = StringDeserializer.instance.deserialize(parser, context);
            if (text != null && text.codePoints().anyMatch(CleanText::isUnusable)) {
                throw JsonMappingException.from(parser, "The text has characters that cannot be stored.");
            }
            return text;
        }

        private static boolean isUnusable(int codePoint) {
            return codePoint == 0 || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
        }
    }

    /** A boolean, also as 0, 1 or as text of these; empty text means "not given". */
    private static final class Switch extends StdScalarDeserializer<Boolean> {

        private static final long serialVersionUID = 1L;

        Switch() {
            super(Boolean.class);
        }

        @Override
        public Boolean deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getValueAsString("").trim().toLowerCase(Locale.ROOT);
            return switch (text) {
                case "true", "1" -> Boolean.TRUE;
                case "false", "0" -> Boolean.FALSE;
                case "" -> parser.currentToken().isScalarValue() ? null : (Boolean) context.handleUnexpectedToken(Boolean.class, parser);
                default -> throw JsonMappingException.from(parser, "Neither true nor false.");
            };
        }
    }
}
