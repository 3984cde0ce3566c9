// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal.backup;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;

/** Kinds of values, the same for every database, and how each stands in a line of JSON. */
enum ColumnType {
    TEXT,
    INTEGER,
    REAL,
    DECIMAL,
    BOOLEAN,
    /** ISO instant. */
    INSTANT,
    DATE,
    /** Base64. */
    BYTES,
    UUID;

    /** From the name that {@code information_schema.columns} gives a type on H2 or PostgreSQL. */
    static ColumnType of(String sqlType) {
        return switch (sqlType.toLowerCase(Locale.ROOT)) {
            case "character varying", "character", "character large object", "text" -> TEXT;
            case "smallint", "integer", "bigint" -> INTEGER;
            case "real", "double precision" -> REAL;
            case "numeric", "decimal" -> DECIMAL;
            case "boolean" -> BOOLEAN;
            case "timestamp with time zone" -> INSTANT;
            case "date" -> DATE;
            case "bytea", "binary varying", "binary large object" -> BYTES;
            case "uuid" -> UUID;
            default -> throw new RostrumException(BackupError.DATABASE_UNFIT, "a backup does not know columns of type " + sqlType);
        };
    }

    /** Writes the value of column {@code i} of the current row. */
    void write(ResultSet row, int i, JsonGenerator json) throws SQLException, IOException {
        Object value = switch (this) {
            case TEXT -> row.getString(i);
            case INTEGER -> row.getLong(i);
            case REAL -> row.getDouble(i);
            case DECIMAL -> row.getBigDecimal(i);
            case BOOLEAN -> row.getBoolean(i);
            case INSTANT -> row.getObject(i, OffsetDateTime.class);
            case DATE -> row.getObject(i, LocalDate.class);
            case BYTES -> row.getBytes(i);
            case UUID -> row.getObject(i, UUID.class);
        };
        if (value == null || row.wasNull()) {
            json.writeNull();
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof OffsetDateTime time) {
            json.writeString(time.toInstant().toString());
        } else if (value instanceof byte[] bytes) {
            json.writeString(Base64.getEncoder().encodeToString(bytes));
        } else {
            json.writeString(value.toString());
        }
    }

    /**
     * The value on which the parser stands.
     *
     * @throws IllegalArgumentException if it is none of this type
     */
    @Nullable Object parse(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        boolean fits = switch (this) {
            case INTEGER -> token == JsonToken.VALUE_NUMBER_INT;
            // not-a-number and infinity stand as text
            case REAL -> token.isNumeric() || token == JsonToken.VALUE_STRING;
            case BOOLEAN -> token.isBoolean();
            default -> token == JsonToken.VALUE_STRING;
        };
        if (!fits) {
            throw new IllegalArgumentException("a value is not " + this);
        }
        try {
            return switch (this) {
                case TEXT -> json.getText();
                case INTEGER -> json.getLongValue();
                case REAL -> token == JsonToken.VALUE_STRING ? Double.parseDouble(json.getText()) : json.getDoubleValue();
                case DECIMAL -> new BigDecimal(json.getText());
                case BOOLEAN -> json.getBooleanValue();
                case INSTANT -> Instant.parse(json.getText()).atOffset(ZoneOffset.UTC);
                case DATE -> LocalDate.parse(json.getText());
                case BYTES -> Base64.getDecoder().decode(json.getText());
                case UUID -> java.util.UUID.fromString(json.getText());
            };
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    void bind(PreparedStatement insert, int i, @Nullable Object value) throws SQLException {
        if (value == null) {
            insert.setNull(i, Types.NULL);
        } else if (this == BYTES) {
            insert.setBytes(i, (byte[]) value);
        } else {
            insert.setObject(i, value);
        }
    }
}
