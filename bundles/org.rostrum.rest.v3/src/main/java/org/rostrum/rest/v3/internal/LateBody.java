// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.v3.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A body in the form of version 4, made of that of version 3 when it is first read: version 4 asks who calls before it reads, so that
 * strangers cost nothing. Confined to the thread of the request.
 */
final class LateBody extends InputStream {

    /** More than any object of version 3 needs. */
    static final int MAX_BODY = 1 << 20;

    private final InputStream source;
    private final String type;
    private final UnaryOperator<ObjectNode> form;
    private @Nullable InputStream body;

    /** @param type content type, lower case; empty if none */
    LateBody(InputStream source, String type, UnaryOperator<ObjectNode> form) {
        this.source = source;
        this.type = type;
        this.form = form;
    }

    private InputStream body() throws IOException {
        InputStream made = body;
        if (made == null) {
            byte[] bytes = source.readNBytes(MAX_BODY + 1);
            // too large, or no object: version 4 refuses it in its own way
            made = bytes.length > MAX_BODY
                    ? new SequenceInputStream(new ByteArrayInputStream(bytes), source)
                    : new ByteArrayInputStream(Text.body(bytes, type).map(form).map(Text::bytes).orElse(bytes));
            body = made;
        }
        return made;
    }

    @Override
    public int read() throws IOException {
        return body().read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return body().read(bytes, offset, length);
    }
}
