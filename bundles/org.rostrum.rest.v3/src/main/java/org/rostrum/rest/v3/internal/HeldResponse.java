// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.v3.internal;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps an answer of version 4 until it has the shape of version 3. Lists have at most 1,000 entries and pictures 512 pixels, so that is
 * bounded. Confined to the thread of the request.
 */
final class HeldResponse extends HttpServletResponseWrapper {

    /** Of the form of the body, which changes, or of version 4. */
    private static final Set<String> OWN = Set.of("content-length", "content-encoding", "www-authenticate");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ServletOutputStream out = new Held();
    private final PrintWriter writer = new PrintWriter(bytes, false, StandardCharsets.UTF_8);

    HeldResponse(HttpServletResponse response) {
        super(response);
    }

    byte[] body() {
        writer.flush();
        return bytes.toByteArray();
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return out;
    }

    @Override
    public PrintWriter getWriter() {
        return writer;
    }

    @Override
    public void setHeader(String name, String value) {
        if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setContentLength(int length) {
        // told at the end
    }

    @Override
    public void setContentLengthLong(long length) {
        // told at the end
    }

    @Override
    public void flushBuffer() {
        // written at the end
    }

    @Override
    public void resetBuffer() {
        bytes.reset();
    }

    private final class Held extends ServletOutputStream {

        @Override
        public void write(int one) {
            bytes.write(one);
        }

        @Override
        public void write(byte[] some, int offset, int length) {
            bytes.write(some, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("answers are written by the thread that serves them");
        }
    }
}
