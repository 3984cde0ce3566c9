// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.rest.InvalidRequest;

/**
 * Reads request bodies whatever their content type says: a text that starts like JSON is JSON, a form type otherwise a form,
 * nothing an empty object (61/TR-2…TR-4). At most {@link #MAX_BYTES}, also after unpacking gzip. Thread-safe.
 */
final class JsonReader implements MessageBodyReader<Object> {

    /** Largest body in bytes. */
    static final int MAX_BYTES = 1 << 20;

    private static final int MAX_WASTE = 8 << 20;

    private final ObjectMapper mapper;

    JsonReader(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Object readFrom(
            Class<Object> type, Type genericType, Annotation[] annotations, MediaType mediaType,
            MultivaluedMap<String, String> headers, InputStream stream) {
        ApiRequest request = SecurityFilter.request(JAXRSUtils.getCurrentMessage());
        byte[] bytes = bytes(stream, "gzip".equalsIgnoreCase(request.getHeader("Content-Encoding")));
        return read(bytes, request.sentContentType(), mapper.constructType(genericType));
    }

    private static byte[] bytes(InputStream stream, boolean packed) {
        try (InputStream source = packed ? new GZIPInputStream(stream) : stream) {
            byte[] bytes = source.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw tooLarge(stream);
            }
            return bytes;
        } catch (IOException e) {
            throw new RostrumException(CommonError.MALFORMED, "The body broke off or is not packed well.", null, e);
        }
    }

    /**
     * The refusal of a body. What a client still sends is thrown away, as far as that is reasonable: one that cannot finish
     * sees a broken connection instead of the answer.
     */
    static RostrumException tooLarge(InputStream rest) throws IOException {
        byte[] waste = new byte[8192];
        int read = 0;
        for (int thrown = 0; read >= 0 && thrown < MAX_WASTE; thrown += read) {
            read = rest.read(waste);
        }
        return new RostrumException(CommonError.TOO_LARGE, "The body is larger than " + MAX_BYTES + " bytes.");
    }

    Object read(byte[] bytes, String contentType, JavaType type) {
        int start = firstByte(bytes);
        try {
            if (start < 0) {
                return mapper.convertValue(mapper.createObjectNode(), type);
            }
            boolean json = bytes[start] == '{' || bytes[start] == '[';
            if (!json && contentType.startsWith(MediaType.APPLICATION_FORM_URLENCODED)) {
                return mapper.treeToValue(FormReader.read(new String(bytes, StandardCharsets.UTF_8)), type);
            }
            Object value = mapper.readValue(bytes, start, bytes.length - start, type);
            return value == null ? mapper.convertValue(mapper.createObjectNode(), type) : value;
        } catch (JsonMappingException e) {
            throw refusal(e);
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** Position of the first byte that is neither white space nor part of a byte order mark; −1 if there is none. */
    private static int firstByte(byte[] bytes) {
        boolean mark = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        for (int i = mark ? 3 : 0; i < bytes.length; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n') {
                return i;
            }
        }
        return -1;
    }

    private static RuntimeException refusal(JsonMappingException e) {
        StringBuilder location = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                location.append('[').append(step.getIndex()).append(']');
            } else {
                location.append(location.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        boolean syntax = e.getCause() instanceof JsonProcessingException cause
                && !(cause instanceof JsonMappingException || cause instanceof InputCoercionException);
        return location.isEmpty() || syntax ? malformed(e) : InvalidRequest.value(location.toString(), explained(e));
    }

    private static String explained(JsonMappingException e) {
        if (e instanceof InvalidFormatException || e.getCause() != null) {
            return "The value has the wrong form.";
        }
        return e instanceof MismatchedInputException ? "The value has the wrong type." : e.getOriginalMessage();
    }

    private static RostrumException malformed(IOException e) {
        return new RostrumException(CommonError.MALFORMED, "The body is not a JSON object.", null, e);
    }
}
