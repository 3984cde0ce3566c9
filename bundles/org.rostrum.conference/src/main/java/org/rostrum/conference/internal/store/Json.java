// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Function;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.event.ConferenceEvent;
import org.rostrum.conference.internal.session.SessionEvent;

/** Events as text. A storage format: ids and times as their text, absent means null, unknown members are passed over. Stateless. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(values())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private Json() {}

    public static String write(SessionEvent event) {
        try {
            return MAPPER.writerFor(SessionEvent.class).writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event without a text form", e);
        }
    }

    public static String write(ConferenceEvent event) {
        try {
            return MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event without a text form", e);
        }
    }

    /** @throws IllegalStateException if the text was not written by this or an older version */
    public static SessionEvent read(String json) {
        try {
            return MAPPER.readValue(json, SessionEvent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable event in the journal", e);
        }
    }

    private static SimpleModule values() {
        SimpleModule module = new SimpleModule("values");
        add(module, Instant.class, Instant::parse);
        add(module, SessionId.class, SessionId::parse);
        add(module, ConferenceId.class, ConferenceId::new);
        add(module, ParticipantId.class, ParticipantId::new);
        add(module, AccountKey.class, AccountKey::parse);
        add(module, AccountId.class, Json::accountId);
        return module;
    }

    /** A login may hold an at sign, a server name never does. */
    private static AccountId accountId(String text) {
        int at = text.lastIndexOf('@');
        return new AccountId(text.substring(0, at), text.substring(at + 1));
    }

    private static <T> void add(SimpleModule module, Class<T> type, Function<String, T> parse) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(type, new FromText<>(type, parse));
    }

    private static final class FromText<T> extends StdDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parse;

        FromText(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getText();
            try {
                return parse.apply(text);
            } catch (RuntimeException e) {
                throw context.weirdStringException(text, handledType(), e.getMessage());
            }
        }
    }
}
